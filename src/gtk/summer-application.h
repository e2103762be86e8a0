/* The program: one window a database. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SUMMER_TYPE_APPLICATION (summer_application_get_type ())
G_DECLARE_FINAL_TYPE (SummerApplication, summer_application, SUMMER, APPLICATION, AdwApplication)

SummerApplication *summer_application_new (void);

G_END_DECLS
