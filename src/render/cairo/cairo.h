// Scene through Cairo: SVG and PDF files, and a reference picture for tests.
#pragma once

#include <filesystem>

#include "scene/scene.h"

namespace homebound::render {

// One page unit is one SVG user unit (CSS pixel), or 0.75 PDF points. Written whole or not at all.
void write_svg(const scene::Scene& scene, const std::filesystem::path& file);
void write_pdf(const scene::Scene& scene, const std::filesystem::path& file);
scene::Pixels draw_cairo(const scene::Scene& scene, double scale = 1);

}  // namespace homebound::render
