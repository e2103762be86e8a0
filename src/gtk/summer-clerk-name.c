#include "config.h"

#include "summer-clerk-name.h"

#define NAME "summer-clerk-name"

const char *
summer_clerk_name_get (SummerOffice *office)
{
  return g_object_get_data (G_OBJECT (office), NAME);
}

void
summer_clerk_name_set (SummerOffice *office, const char *name)
{
  if (name != NULL)
    g_object_set_data_full (G_OBJECT (office), NAME, g_strdup (name), g_free);
}
