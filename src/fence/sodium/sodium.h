#error "sodium.h is for src/store and src/files only: see src/meson.build"
