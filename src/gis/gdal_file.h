// Opens a user's file through GDAL so that only the file itself and its sidecars (.ovr, .tfw, .dbf, .prj
// ...) can be read: only drivers whose formats hold their own data are allowed. A VRT, which names other
// files, is refused.
#pragma once

#include <filesystem>
#include <string>

#include <cpl_error.h>
#include <gdal_priv.h>

namespace homebound::gis {

// Collects the calling thread's GDAL messages, instead of printing them, for as long as the object lives.
class QuietGdal {
 public:
  QuietGdal() { CPLErrorReset(); }
  bool failed() const { return CPLGetLastErrorType() >= CE_Failure; }
  std::string message() const { return CPLGetLastErrorMsg(); }

 private:
  CPLErrorHandlerPusher pushed_{CPLQuietErrorHandler};
};

// Opens a file read-only; `kinds` are GDAL's flags GDAL_OF_RASTER and GDAL_OF_VECTOR. Throws Error, with
// the file's name, when the file is missing, is a folder, a VRT or a text of more than 256 MB, or has a
// format that is not supported.
GDALDatasetUniquePtr open_user_file(const std::filesystem::path& file, unsigned kinds);

}  // namespace homebound::gis
