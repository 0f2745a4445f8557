#include <algorithm>
#include <memory>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>
#include <cairo-xlib.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include "base/destroy.h"
#include "platform/desktop/display.h"
#include "platform/desktop/message_box.h"

namespace homebound::platform {
namespace {

// Lengths in units of display_scale() pixels.
constexpr double width = 620, least_height = 200, most_height = 640, margin = 32, bar = 6;
constexpr float leading = 1.35F;
constexpr double heading_size = 20, text_size = 15;

using Surface = std::unique_ptr<cairo_surface_t, Destroy<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Destroy<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Destroy<g_object_unref>>;
using FontDescription = std::unique_ptr<PangoFontDescription, Destroy<pango_font_description_free>>;
using XDisplay = std::unique_ptr<Display, Destroy<XCloseDisplay>>;

// Draws a paragraph and returns its height where no font is installed at all: Cairo carries one with Latin
// letters of equal width.
double without_fonts(cairo_t* to, const std::string& words, double top, double across) {
  cairo_select_font_face(to, "@cairo:monospace", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(to, text_size);
  cairo_text_extents_t letter{};
  cairo_text_extents(to, "m", &letter);
  const auto most =
      std::max<std::size_t>(1, static_cast<std::size_t>((across - 2 * margin) / letter.x_advance));
  double down = 0;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = std::min(at + most, words.size());
    if (const auto blank = words.rfind(' ', end); end < words.size() && blank != words.npos && blank > at)
      end = blank;
    down += text_size * static_cast<double>(leading);
    cairo_move_to(to, margin, top + down);
    cairo_show_text(to, words.substr(at, end - at).c_str());
    at = end + (end < words.size() && words[end] == ' ' ? 1 : 0);
  }
  return down;
}

// Draws a paragraph and returns its height.
double paragraph(cairo_t* to, const std::string& words, double top, double across, double size, bool bold) {
  const Layout layout(pango_cairo_create_layout(to));
  const FontDescription font(pango_font_description_from_string("Inter, Noto Sans CJK SC, sans-serif"));
  pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
  if (bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_SEMIBOLD);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), static_cast<int>((across - 2 * margin) * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout.get(), leading);
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) return without_fonts(to, words, top, across);
  cairo_move_to(to, margin, top);
  pango_cairo_show_layout(to, layout.get());
  int high = 0;
  pango_layout_get_size(layout.get(), nullptr, &high);
  return static_cast<double>(high) / PANGO_SCALE;
}

// Draws everything on a background of `across` by `down` units and returns the height that it needs.
double draw(cairo_t* to, const std::string& heading, const std::string& text, double across, double down) {
  cairo_set_source_rgb(to, 0.98, 0.975, 0.96);
  cairo_paint(to);
  cairo_set_source_rgb(to, 0.70, 0.20, 0.12);
  cairo_rectangle(to, 0, 0, bar, down);
  cairo_fill(to);
  cairo_set_source_rgb(to, 0.12, 0.13, 0.15);
  double top = margin;
  top += paragraph(to, heading, top, across, heading_size, true) + 12;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    top += paragraph(to, text.substr(at, end - at), top, across, text_size, false) + 12;
    at = end + 1;
  }
  return top + margin - 12;
}

double height_needed(const std::string& heading, const std::string& text) {
  const Surface nowhere(cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr));
  const Context context(cairo_create(nowhere.get()));
  return draw(context.get(), heading, text, width, most_height);
}

bool closes(XEvent& event, Atom delete_window) {
  if (event.type == ClientMessage) return static_cast<Atom>(event.xclient.data.l[0]) == delete_window;
  if (event.type != KeyPress) return false;
  const KeySym key = XLookupKeysym(&event.xkey, 0);
  return key == XK_Escape || key == XK_Return || (key == XK_q && (event.xkey.state & ControlMask) != 0);
}

}  // namespace

void show_message(const std::string& heading, const std::string& text) {
  const XDisplay display(XOpenDisplay(nullptr));
  if (!display) return;
  const int screen = DefaultScreen(display.get());
  const double scale = display_scale();
  const auto pixels = [&](double units) { return static_cast<int>(units * scale); };
  int across = std::min(pixels(width), DisplayWidth(display.get(), screen));
  int down = std::min(pixels(std::clamp(height_needed(heading, text), least_height, most_height)),
                      DisplayHeight(display.get(), screen));
  const ::Window window = XCreateSimpleWindow(
      display.get(), DefaultRootWindow(display.get()), (DisplayWidth(display.get(), screen) - across) / 2,
      (DisplayHeight(display.get(), screen) - down) / 2, static_cast<unsigned>(across),
      static_cast<unsigned>(down), 0, 0, WhitePixel(display.get(), screen));
  XStoreName(display.get(), window, "Homebound");
  Atom delete_window = XInternAtom(display.get(), "WM_DELETE_WINDOW", False);
  XSetWMProtocols(display.get(), window, &delete_window, 1);
  XSelectInput(display.get(), window, ExposureMask | KeyPressMask | StructureNotifyMask);
  XMapRaised(display.get(), window);

  Surface surface(
      cairo_xlib_surface_create(display.get(), window, DefaultVisual(display.get(), screen), across, down));
  for (XEvent event{};;) {
    XNextEvent(display.get(), &event);
    if (closes(event, delete_window)) break;
    if (event.type == MapNotify)  // without a window manager it gets no focus
      XSetInputFocus(display.get(), window, RevertToParent, CurrentTime);
    if (event.type == ConfigureNotify) across = event.xconfigure.width, down = event.xconfigure.height;
    if (event.type != Expose || event.xexpose.count > 0) continue;
    cairo_xlib_surface_set_size(surface.get(), across, down);
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), scale, scale);
    draw(context.get(), heading, text, across / scale, down / scale);
    cairo_surface_flush(surface.get());
  }
  surface.reset();  // before its window
  XDestroyWindow(display.get(), window);
}

}  // namespace homebound::platform
