"""Where memory was allocated: snapshots of all blocks, their statistics and differences."""

from _tracemalloc import (
    _get_object_traceback, _get_traces, _source_line, clear_traces, get_traceback_limit, get_traced_memory,
    get_tracemalloc_memory, is_tracing, reset_peak, start, stop)


def _format_size(size, sign):
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(size) < 100 and unit != "B":
            return f"{size:+.1f} {unit}" if sign else f"{size:.1f} {unit}"
        if abs(size) < 10 * 1024 or unit == "TiB":
            return f"{size:+.0f} {unit}" if sign else f"{size:.0f} {unit}"
        size /= 1024


class _Ordered:
    """Compares by `_key()`, with others of the same class."""

    __slots__ = ()

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() < other._key()

    def __le__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() <= other._key()

    def __gt__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() > other._key()

    def __ge__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() >= other._key()

    def __hash__(self):
        return hash(self._key())


class Frame(_Ordered):
    __slots__ = ("_frame",)

    def __init__(self, frame):
        self._frame = frame

    def _key(self):
        return self._frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"


class Traceback(_Ordered):
    """Frames, the oldest first."""

    __slots__ = ("_frames", "_total_nframe")

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    def _key(self):
        return self._frames

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(frame) for frame in self._frames[index])
        return Frame(self._frames[index])

    def __iter__(self):
        for frame in self._frames:
            yield Frame(frame)

    def __reversed__(self):
        for frame in reversed(self._frames):
            yield Frame(frame)

    def __contains__(self, frame):
        return frame._frame in self._frames

    def index(self, frame, *bounds):
        return self._frames.index(frame._frame, *bounds)

    def count(self, frame):
        return self._frames.count(frame._frame)

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        text = f"<Traceback {tuple(self)}"
        if self._total_nframe is None:
            return text + ">"
        return text + f" total_nframe={self._total_nframe}>"

    def format(self, limit=None, most_recent_first=False):
        frames = self
        if limit is not None:
            frames = self[-limit:] if limit > 0 else self[:limit]
        if most_recent_first:
            frames = reversed(frames)
        lines = []
        for frame in frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            source = _source_line(frame.filename, frame.lineno)
            if source is not None and source.strip():
                lines.append("    " + source.strip())
        return lines


def get_object_traceback(obj):
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


class Trace:
    __slots__ = ("_trace",)

    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        if not isinstance(other, Trace):
            return NotImplemented
        return self._trace == other._trace

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f"{self.traceback}: {_format_size(self.size, False)}"

    def __repr__(self):
        return f"<Trace domain={self.domain} size={_format_size(self.size, False)}, traceback={self.traceback!r}>"


class _Traces:
    """The blocks of a snapshot, each made into an object when it is asked for."""

    def __init__(self, traces):
        self._traces = tuple(traces)

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(trace) for trace in self._traces[index])
        return Trace(self._traces[index])

    def __iter__(self):
        for trace in self._traces:
            yield Trace(trace)

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        if not isinstance(other, _Traces):
            return NotImplemented
        return self._traces == other._traces

    __hash__ = None

    def __repr__(self):
        return f"<Traces len={len(self)}>"


class Statistic:
    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return self.traceback == other.traceback and self.size == other.size and self.count == other.count

    def __str__(self):
        text = f"{self.traceback}: size={_format_size(self.size, False)}, count={self.count}"
        if self.count:
            text += f", average={_format_size(self.size / self.count, False)}"
        return text

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff:
    __slots__ = ("traceback", "size", "size_diff", "count", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def __hash__(self):
        return hash((self.traceback, self.size, self.size_diff, self.count, self.count_diff))

    def __eq__(self, other):
        if not isinstance(other, StatisticDiff):
            return NotImplemented
        return (
            self.traceback == other.traceback and self.size == other.size and self.size_diff == other.size_diff
            and self.count == other.count and self.count_diff == other.count_diff)

    def __str__(self):
        text = (
            f"{self.traceback}: size={_format_size(self.size, False)} ({_format_size(self.size_diff, True)}), "
            f"count={self.count} ({self.count_diff:+})")
        if self.count:
            text += f", average={_format_size(self.size / self.count, False)}"
        return text

    def __repr__(self):
        return (
            f"<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+}) "
            f"count={self.count} ({self.count_diff:+})>")

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


def _matches(text, pattern):
    """Whether a name matches a shell pattern: `*`, `?`, `[set]` and `[!set]`."""
    at = 0
    for position, sign in enumerate(pattern):
        if sign == "*":
            rest = pattern[position + 1:]
            return any(_matches(text[start:], rest) for start in range(at, len(text) + 1))
        if sign == "[":
            end = pattern.find("]", position + 2 + (pattern[position + 1:position + 2] == "!"))
            if end > 0:
                if at == len(text) or not _is_in_set(text[at], pattern[position + 1:end]):
                    return False
                return _matches(text[at + 1:], pattern[end + 1:])
        if at == len(text) or sign not in ("?", text[at]):
            return False
        at += 1
    return at == len(text)


def _is_in_set(sign, members):
    excludes = members[0] == "!"
    if excludes:
        members = members[1:]
    found = False
    while members:
        if len(members) > 2 and members[1] == "-":
            found = found or members[0] <= sign <= members[2]
            members = members[3:]
        else:
            found = found or sign == members[0]
            members = members[1:]
    return found != excludes


def _normalize_filename(filename):
    return filename[:-1] if filename.endswith(".pyc") else filename


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self.inclusive = inclusive
        self._filename_pattern = _normalize_filename(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _matches_frame(self, frame):
        filename, lineno = frame
        if self.lineno is not None and lineno != self.lineno:
            return False
        filename = _normalize_filename(filename)
        return filename == self._filename_pattern or _matches(filename, self._filename_pattern)

    def _match(self, trace):
        domain, size, frames, total = trace
        if self.all_frames:
            found = any(self._matches_frame(frame) for frame in frames)
        else:
            found = self._matches_frame(frames[0])
        result = found if self.inclusive else not found
        if self.domain is not None:
            if self.inclusive:
                return result and domain == self.domain
            return result or domain != self.domain
        return result


class DomainFilter(BaseFilter):
    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self._domain) == self.inclusive


class Snapshot:
    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def filter_traces(self, filters):
        if not isinstance(filters, (list, tuple)) and not hasattr(filters, "__iter__"):
            raise TypeError(f"filters must be a list of filters, not {type(filters).__name__}")
        if filters:
            including = [one for one in filters if one.inclusive]
            excluding = [one for one in filters if not one.inclusive]
            traces = [
                trace for trace in self.traces._traces
                if (not including or any(one._match(trace) for one in including))
                and all(one._match(trace) for one in excluding)]
        else:
            traces = self.traces._traces
        return Snapshot(traces, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type not in ("lineno", "filename"):
            raise ValueError(f"cumulative mode cannot by used with key type {key_type!r}")
        groups = {}
        statistics = {}
        for domain, size, frames, total in self.traces._traces:
            for part in frames if cumulative else (frames,):
                traceback = groups.get(part)
                if traceback is None:
                    latest = part if cumulative else part[0]
                    if key_type == "traceback":
                        key = part
                    elif key_type == "lineno":
                        key = (latest,)
                    else:
                        key = ((latest[0], 0),)
                    traceback = groups[part] = Traceback(key)
                statistic = statistics.get(traceback)
                if statistic is None:
                    statistics[traceback] = Statistic(traceback, size, 1)
                else:
                    statistic.size += size
                    statistic.count += 1
        return statistics

    def statistics(self, key_type, cumulative=False):
        statistics = list(self._group_by(key_type, cumulative).values())
        statistics.sort(reverse=True, key=Statistic._sort_key)
        return statistics

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        new = self._group_by(key_type, cumulative)
        old = old_snapshot._group_by(key_type, cumulative)
        differences = []
        for traceback, statistic in new.items():
            previous = old.pop(traceback, None)
            if previous is None:
                difference = StatisticDiff(
                    traceback, statistic.size, statistic.size, statistic.count, statistic.count)
            else:
                difference = StatisticDiff(
                    traceback, statistic.size, statistic.size - previous.size, statistic.count,
                    statistic.count - previous.count)
            differences.append(difference)
        for traceback, statistic in old.items():
            differences.append(StatisticDiff(traceback, 0, -statistic.size, 0, -statistic.count))
        differences.sort(reverse=True, key=StatisticDiff._sort_key)
        return differences


def take_snapshot():
    if not is_tracing():
        raise RuntimeError(
            "the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())
