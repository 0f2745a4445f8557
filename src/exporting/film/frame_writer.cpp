#include "exporting/film/frame_writer.h"

#include "base/error.h"
#include "exporting/film/film_writer.h"
#include "exporting/film/frame_folder.h"

namespace homebound::exporting {

std::unique_ptr<FrameWriter> frame_writer(const Request& request, int frames, const std::string& title,
                                          const std::vector<Subtitles>& subtitles, const Soundtrack& sound) {
  const int width = static_cast<int>(request.size.width), height = static_cast<int>(request.size.height);
  // Pictures of a partial run must equal those of the whole, so they omit the command line.
  if (request.output.format == Format::frames)
    return std::make_unique<FrameFolder>(request.output.file,
                                         FrameFolder::Settings{width, height, frames, request.resume, title});
  if (request.resume)
    throw UsageError(Text{"only a folder of PNG frames can be resumed", "只有 PNG 图片文件夹可以续写"});
  // A part of a film says nothing of how it was made, and neither do the parts together.
  const bool whole = request.part.of == 1;
  return std::make_unique<FilmWriter>(request.output.file, FilmSettings{.format = request.output.format,
                                                                        .width = width,
                                                                        .height = height,
                                                                        .transparent = request.transparent,
                                                                        .rate = request.rate,
                                                                        .quality = request.quality,
                                                                        .title = title,
                                                                        .source = whole ? request.source : "",
                                                                        .subtitles = subtitles,
                                                                        .sound = sound,
                                                                        .encoder = {},
                                                                        .options = {}});
}

}  // namespace homebound::exporting
