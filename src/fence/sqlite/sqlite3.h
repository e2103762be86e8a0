#error "sqlite3.h is for src/store only: see src/meson.build"
