"""math: number theory, rounding, powers, logarithms, trigonometry, constants."""

import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(10 ** 20), math.ceil(1e20))
print(math.sqrt(2), math.sqrt(0), math.isqrt(10), math.isqrt(10 ** 40), math.cbrt(27.0), math.pow(2, 0.5), math.exp(1), math.expm1(1e-10), math.exp2(10), math.hypot(3, 4), math.hypot(1, 2, 3), math.dist((0, 0), (3, 4)))
print(math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.log(10 ** 400), math.log2(2 ** 2000), math.log10(10 ** 300))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1), math.atan2(-0.0, -1))
print(math.sinh(1), math.cosh(1), math.tanh(0.5), math.asinh(1), math.acosh(2), math.atanh(0.5), math.degrees(math.pi), math.radians(180))
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 10), math.gcd(10 ** 30, 15 ** 20), math.lcm(4, 6), math.lcm(), math.lcm(3, 5, 7), math.factorial(0), math.factorial(20), math.factorial(30))
print(math.comb(5, 2), math.comb(50, 25), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.perm(3, 5), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.prod([1.5, 2]))
print(math.fabs(-3), math.fmod(-7, 3), math.remainder(7, 4), math.remainder(-7, 4), math.modf(3.75), math.modf(-2.5), math.frexp(8.0), math.frexp(0.3), math.ldexp(0.5, 4), math.copysign(3, -0.0))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), math.ulp(1.0), math.nextafter(1.0, 2.0), math.nextafter(0.0, 1.0))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12, abs_tol=1e-9))
print(math.erf(0.5), math.erfc(0.5), math.gamma(5), math.gamma(0.5), math.lgamma(10))
print(math.floor(True), math.sqrt(True), math.gcd(True, 2), math.floor(-0.0), math.ceil(-0.5), math.trunc(1e300) == int(1e300))


class Custom:
    def __floor__(self): return "floored"
    def __ceil__(self): return "ceiled"
    def __trunc__(self): return "truncated"
    def __float__(self): return 4.0
    def __index__(self): return 6


print(math.floor(Custom()), math.ceil(Custom()), math.trunc(Custom()), math.sqrt(Custom()), math.gcd(Custom(), 9), math.factorial(Custom()))
for wrong in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.comb(-1, 2), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.fmod(1, 0), lambda: math.pow(0, -1),
              lambda: math.isqrt(-1), lambda: math.sqrt("a"), lambda: math.gcd(1.5), lambda: math.log(8, 1), lambda: math.ldexp(1, 5000), lambda: math.sin(math.inf), lambda: math.dist([1], [1, 2]), lambda: math.gamma(0), lambda: math.sqrt(), lambda: math.hypot("a"), lambda: math.atanh(1), lambda: math.floor("a"), lambda: math.cosh(1000), lambda: math.log("x")):
    try:
        print(wrong())
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
