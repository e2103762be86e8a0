#error "unicode/utypes.h is for src/model only: see src/meson.build"
