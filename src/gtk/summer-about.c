#include "config.h"

#include "summer-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * summer_about_present:
 * @parent: (nullable): the window it stands before
 */
void
summer_about_present (GtkWindow *parent)
{
  adw_show_about_window (
      parent, "application-name", _ ("Summer Classes"), "application-icon", APPLICATION_ID,
      "version", PACKAGE_VERSION, "comments",
      _ ("Keeps a union's summer childcare classes: rosters, attendance, the verdict on "
         "every class and the subsidy it gets, with the reason for every yuan."),
      "license-type", GTK_LICENSE_GPL_3_0, NULL);
}
