#include "config.h"

#include "summer-settings.h"

#define SCHEMA_PATH "/org/summerclasses/SummerClasses/"

static GSettings *
settings_new (const char *id, const char *path)
{
  const char *folders[] = { SCHEMADIR, BUILD_SCHEMADIR };
  g_autoptr (GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();

  if (installed != NULL)
    schema = g_settings_schema_source_lookup (installed, id, TRUE);

  /* Neither a prefix of one's own nor the build folder is on the system's list: no variable is needed. */
  for (guint i = 0; i < G_N_ELEMENTS (folders) && schema == NULL; i++)
    {
      g_autoptr (GSettingsSchemaSource) source
          = g_settings_schema_source_new_from_directory (folders[i], installed, TRUE, NULL);

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, id, FALSE);
    }

  if (schema == NULL)
    g_error ("The settings schema %s is neither installed in %s nor built in %s.", id, SCHEMADIR,
             BUILD_SCHEMADIR);

  return g_settings_new_full (schema, NULL, path);
}

/**
 * summer_settings_new:
 *
 * Returns: (transfer full): the window's size and style
 */
GSettings *
summer_settings_new (void)
{
  return settings_new (APPLICATION_ID, NULL);
}

/**
 * summer_settings_new_for_sheet:
 * @sheet_id: the id of a sheet
 *
 * Returns: (transfer full): its sort, filter and columns as last used
 */
GSettings *
summer_settings_new_for_sheet (const char *sheet_id)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (sheet_id != NULL, NULL);

  path = g_strconcat (SCHEMA_PATH "sheets/", sheet_id, "/", NULL);
  return settings_new (APPLICATION_ID ".Sheet", path);
}
