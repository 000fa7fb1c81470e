/// CPython 3.11's standard library by name, to tell what is left out of it from what never was in it: only the
/// former is outside the subset, the latter is an error that the program makes when it runs.
enum PythonModules {
    static let names: Set<String> = words(
        """
        abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb
        binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop
        collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg
        crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email
        encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib
        functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html
        http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3
        linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib
        msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse
        os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix
        posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri
        random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve
        shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile
        sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable
        sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time
        timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types
        typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound
        wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
        """)

    /// `dir` of the modules that programs for this runtime mostly use, without names in double underscores.
    static let attributes: [String: Set<String>] = [
        "atexit": words(
            """
            register unregister
            """),
        "collections": words(
            """
            ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView
            _OrderedDictKeysView _OrderedDictValuesView _chain _count_elements _eq _iskeyword _itemgetter
            _proxy _recursive_repr _repeat _starmap _tuplegetter defaultdict deque namedtuple
            """),
        "contextlib": words(
            """
            AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack
            ContextDecorator ExitStack GenericAlias MethodType abc aclosing asynccontextmanager chdir
            closing contextmanager deque nullcontext redirect_stderr redirect_stdout suppress wraps
            """),
        "copy": words(
            """
            Error copy deepcopy dispatch_table error
            """),
        "functools": words(
            """
            GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key
            get_cache_token lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch
            singledispatchmethod total_ordering update_wrapper wraps
            """),
        "gc": words(
            """
            DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks collect
            disable enable freeze garbage get_count get_debug get_freeze_count get_objects get_referents
            get_referrers get_stats get_threshold is_finalized is_tracked isenabled set_debug set_threshold
            unfreeze
            """),
        "io": words(
            """
            BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter
            BytesIO DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END
            SEEK_SET StringIO TextIOBase TextIOWrapper UnsupportedOperation abc open open_code text_encoding
            """),
        "itertools": words(
            """
            accumulate chain combinations combinations_with_replacement compress count cycle dropwhile
            filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee
            zip_longest
            """),
        "json": words(
            """
            JSONDecodeError JSONDecoder JSONEncoder decoder detect_encoding dump dumps encoder load loads
            scanner
            """),
        "math": words(
            """
            acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc
            exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf
            isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians
            remainder sin sinh sqrt tan tanh tau trunc ulp
            """),
        "operator": words(
            """
            abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand
            iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not
            isub itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_
            or_ pos pow rshift setitem sub truediv truth xor
            """),
        "random": words(
            """
            BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _ONE _Sequence _Set
            _accumulate _acos _bisect _ceil _cos _e _exp _floor _index _inst _isfinite _log _pi _repeat
            _sha512 _sin _sqrt _test _test_generator _urandom _warn betavariate choice choices expovariate
            gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes
            randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate
            weibullvariate
            """),
        "sys": words(
            """
            _base_executable _clear_type_cache _current_exceptions _current_frames _debugmallocstats
            _framework _getframe _getquickenedcount _git _stdlib_dir _xoptions abiflags addaudithook
            api_version argv audit base_exec_prefix base_prefix breakpointhook builtin_module_names
            byteorder call_tracing copyright displayhook dont_write_bytecode exc_info excepthook exception
            exec_prefix executable exit flags float_info float_repr_style get_asyncgen_hooks
            get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdefaultencoding
            getdlopenflags getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit
            getrefcount getsizeof getswitchinterval gettrace hash_info hexversion implementation int_info
            intern is_finalizing maxsize maxunicode meta_path modules orig_argv path path_hooks
            path_importer_cache platform platlibdir prefix pycache_prefix set_asyncgen_hooks
            set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags setprofile
            setrecursionlimit setswitchinterval settrace stderr stdin stdlib_module_names stdout thread_info
            unraisablehook version version_info warnoptions
            """),
        "time": words(
            """
            CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME
            CLOCK_TAI CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime clock_gettime_ns
            clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic
            monotonic_ns perf_counter perf_counter_ns process_time process_time_ns pthread_getcpuclockid
            sleep strftime strptime struct_time thread_time thread_time_ns time time_ns timezone tzname
            tzset
            """),
        "tracemalloc": words(
            """
            BaseFilter DomainFilter Filter Frame Iterable Sequence Snapshot Statistic StatisticDiff Trace
            Traceback clear_traces get_object_traceback get_traceback_limit get_traced_memory
            get_tracemalloc_memory is_tracing reset_peak start stop take_snapshot total_ordering
            """),
        "types": words(
            """
            AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType
            CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType
            GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType
            MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType
            SimpleNamespace TracebackType UnionType WrapperDescriptorType coroutine new_class prepare_class
            resolve_bases
            """),
        "weakref": words(
            """
            CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod
            WeakSet WeakValueDictionary finalize getweakrefcount getweakrefs proxy ref
            """),
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
