#include "export/frame_writer.h"

#include "base/error.h"
#include "export/film.h"
#include "export/frame_folder.h"

namespace homebound::exporting {

std::unique_ptr<FrameWriter> frame_writer(const Request& request, Format format, int first_index,
                                          const std::string& title) {
  if (format == Format::frames)
    return std::make_unique<FrameFolder>(request.file, PngMetadata{.title = title, .source = request.source},
                                         first_index);
  if (request.transparent)
    throw UsageError("MP4 has no transparency: write a folder of PNG pictures with --transparent instead");
  return std::make_unique<FilmWriter>(request.file,
                                      FilmSettings{.width = static_cast<int>(request.size.width),
                                                   .height = static_cast<int>(request.size.height),
                                                   .rate = request.rate,
                                                   .title = title,
                                                   .source = request.source});
}

}  // namespace homebound::exporting
