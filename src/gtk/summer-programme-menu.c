#include "config.h"

#include "summer-programme-menu.h"

#include <glib/gi18n.h>

static char *
dup_title (const SummerOfficeProgramme *programme)
{
  g_autofree char *year = g_strdup_printf ("%d", programme->year);

  /* Most offices write the year into the name. */
  if (strstr (programme->name, year) != NULL)
    return g_strdup (programme->name);

  return g_strdup_printf ("%s · %s", programme->name, year);
}

/**
 * summer_programme_menu_new:
 * @can_create: whether there is a page to make a new one on
 * @title: (out): the name of the one that is chosen
 *
 * Returns: (transfer full): the programmes, the newest first
 */
GMenuModel *
summer_programme_menu_new (SummerOffice *office, gboolean can_create, char **title)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  GPtrArray *programmes = summer_office_get_programmes (office);

  *title = NULL;
  for (guint i = programmes->len; i-- > 0;)
    {
      const SummerOfficeProgramme *programme = programmes->pdata[i];
      g_autofree char *name = dup_title (programme);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.programme", "x", programme->id);
      g_menu_append_item (section, item);
      if (programme->id == summer_office_get_programme (office))
        *title = g_steal_pointer (&name);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));

  if (can_create)
    {
      g_autoptr (GMenu) more = g_menu_new ();

      g_menu_append (more, _ ("New Programme…"), "win.page::start");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
    }
  if (*title == NULL)
    *title = g_strdup (_ ("Summer Classes"));
  return G_MENU_MODEL (menu);
}
