#include "config.h"

#include "summer-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

/**
 * summer_locale_init:
 *
 * Chooses the user's language for every message. The installed catalogue is taken where there is one,
 * otherwise the one beside the build, so that a program speaks Chinese without being installed.
 */
void
summer_locale_init (void)
{
  g_autofree char *installed
      = g_build_filename (LOCALEDIR, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE,
                  g_file_test (installed, G_FILE_TEST_EXISTS) ? LOCALEDIR : BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * summer_locale_is_chinese:
 *
 * Whether messages come out in Chinese. Dates and names of sheets follow the catalogue in use rather than
 * LC_TIME, so that one screen speaks one language.
 */
gboolean
summer_locale_is_chinese (void)
{
  /* Translators: the code of this language, "zh" for Chinese. */
  return g_str_has_prefix (_ ("en"), "zh");
}
