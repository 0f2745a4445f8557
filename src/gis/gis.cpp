#include "gis/gis.h"

extern "C" const homebound::data::Gdal homebound_gdal;
const homebound::data::Gdal homebound_gdal = {
    homebound::gis::read_base_map,  homebound::gis::read_cities,        homebound::gis::read_raster,
    homebound::gis::holds_features, homebound::gis::read_vector_layers, homebound::gis::read_ogr_table,
    homebound::gis::zip_members};
