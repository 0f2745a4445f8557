// Elementary functions as straight arithmetic: a loop that calls them becomes vector instructions, where a
// call into the C library would stop that. Every machine computes the same digits. Errors stay below 1e-15
// (of the result, or of pi for angles): a hundredth of a micrometre on the earth.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace homebound::elementary {

// Returns the value of a polynomial by Horner's rule; coefficients from the constant up.
template <std::size_t N>
constexpr double polynomial(const std::array<double, N>& c, double x) {
  double sum = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

namespace detail {

constexpr double pi = std::numbers::pi;
constexpr double tan_pi_8 = 0.41421356237309503;   // sqrt(2) - 1
constexpr double tan_pi_16 = 0.19891236737965800;  // sqrt(4 + 2 sqrt(2)) - sqrt(2) - 1
constexpr std::size_t terms = 11;

// Returns atan(x) / x as a polynomial in x^2 for |x| <= tan(pi/8), from the Chebyshev series
// atan(x) = 2 sum (-1)^k q^(2k+1) T_2k+1(x / tan(pi/8)) / (2k+1) with q = tan(pi/16)
// (Clenshaw, Chebyshev Series for Mathematical Functions, 1962).
constexpr std::array<double, terms> arc_tangent() {
  std::array<double, terms> sum{};
  std::array<double, 2 * terms> one{}, two{};  // T_n and T_n+1 as coefficients of powers
  one[0] = 1, two[1] = 1;
  double power = tan_pi_16;
  for (std::size_t n = 1; n < 2 * terms; ++n) {  // `two` is T_n
    if (n % 2 == 1) {
      double scale = 1 / tan_pi_8;
      const double share = (n % 4 == 1 ? 2 : -2) * power / static_cast<double>(n);
      for (std::size_t k = 0; 2 * k + 1 <= n; ++k) {
        sum[k] += share * two[2 * k + 1] * scale;
        scale /= tan_pi_8 * tan_pi_8;
      }
      power *= tan_pi_16 * tan_pi_16;
    }
    std::array<double, 2 * terms> next{};  // T_n+1 = 2 x T_n - T_n-1
    for (std::size_t k = 0; k < 2 * terms; ++k) next[k] = (k > 0 ? 2 * two[k - 1] : 0) - one[k];
    one = two, two = next;
  }
  return sum;
}
inline constexpr auto arc_tangent_series = arc_tangent();

// Returns the coefficients 1/first!, sign/(first+2)!, 1/(first+4)!, ...: a sine's from 1, a cosine's from 0.
template <std::size_t N>
constexpr std::array<double, N> alternating(int first) {
  std::array<double, N> c{1};
  for (std::size_t i = 1; i < N; ++i) {
    const double n = first + 2 * static_cast<double>(i);
    c[i] = -c[i - 1] / (n * (n - 1));
  }
  return c;
}
inline constexpr auto sine_series = alternating<8>(1);
inline constexpr auto cosine_series = alternating<9>(0);

inline constexpr auto log_series = [] {  // 2 atanh(s) / s in s^2
  std::array<double, 11> c{};
  for (std::size_t i = 0; i < c.size(); ++i) c[i] = 2 / (2 * static_cast<double>(i) + 1);
  return c;
}();
inline constexpr auto exp_series = [] {
  std::array<double, 14> c{1};
  for (std::size_t i = 1; i < c.size(); ++i) c[i] = c[i - 1] / static_cast<double>(i);
  return c;
}();

// Adding and taking away this number rounds to an integer (|v| < 2^51), whose low bits its sum holds.
constexpr double rounder = 6755399441055744.0;  // 1.5 * 2^52
constexpr double ln2_high = 0x1.62e42fefa0000p-1, ln2_low = 0x1.cf79abc9e3b3ap-40;

}  // namespace detail

// Returns the angle of (x, y) in -pi..pi; 0 for (0, 0).
inline double atan2(double y, double x) {
  using namespace detail;
  const double across = std::abs(x), up = std::abs(y);
  const double more = across > up ? across : up, less = across > up ? up : across;
  const bool wide = less > tan_pi_8 * more;  // over pi/8: counted from pi/4
  const double a = wide ? less - more : less, b = wide ? less + more : more;
  const double t = a / (b > 1e-300 ? b : 1e-300);
  double angle = t * polynomial(arc_tangent_series, t * t) + (wide ? pi / 4 : 0);
  angle = up > across ? pi / 2 - angle : angle;
  angle = x < 0 ? pi - angle : angle;
  return std::copysign(angle, y);
}

// The sine and cosine of an angle within one turn either way.
struct SineCosine {
  double sine, cosine;
};
inline SineCosine sine_cosine(double angle) {
  using namespace detail;
  const double quarter = (angle * (2 / pi) + rounder) - rounder;  // -4..4
  constexpr double high = 0x1.921fb54400000p+0, low = 0x1.0b4611a626331p-34;
  const double r = (angle - quarter * high) - quarter * low, square = r * r;
  const double s = r * polynomial(sine_series, square), c = polynomial(cosine_series, square);
  const double in_turn = quarter - 4 * ((quarter * 0.25 + rounder) - rounder);  // -2..2
  const bool odd = std::abs(in_turn) == 1, back = std::abs(in_turn) == 2;
  const double sine = odd ? c : s, cosine = odd ? s : c;
  return {back || in_turn == -1 ? -sine : sine, back || in_turn == 1 ? -cosine : cosine};
}

// Returns the natural logarithm of a normal positive number.
inline double log(double v) {
  using namespace detail;
  constexpr std::uint64_t half_root = 0x3fe6a09e667f3bcd;  // the bits of sqrt(1/2)
  constexpr std::uint64_t mantissa = (std::uint64_t{1} << 52) - 1;
  constexpr std::uint64_t two_to_52 = 0x4330000000000000;
  const std::uint64_t above = std::bit_cast<std::uint64_t>(v) - half_root + (std::uint64_t{1024} << 52);
  const double exponent = std::bit_cast<double>((above >> 52) | two_to_52) - (4503599627370496.0 + 1024);
  const auto m = std::bit_cast<double>((above & mantissa) + half_root);  // sqrt(1/2)..sqrt(2)
  const double s = (m - 1) / (m + 1);
  return exponent * ln2_high + (s * polynomial(log_series, s * s) + exponent * ln2_low);
}

// Returns e to a power of -700..700.
inline double exp(double v) {
  using namespace detail;
  const double shifted = v * (1 / std::numbers::ln2) + rounder, times = shifted - rounder;
  const double r = (v - times * ln2_high) - times * ln2_low;
  const auto two_to_times =
      std::bit_cast<double>((std::bit_cast<std::uint64_t>(shifted) << 52) + 0x3ff0000000000000);
  return polynomial(exp_series, r) * two_to_times;
}

}  // namespace homebound::elementary
