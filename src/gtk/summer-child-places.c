#include "config.h"

#include "summer-child-places.h"

#include <glib/gi18n.h>

#include "summer-agreement-table.h"

static gboolean
add_agreement (const SummerAgreementRecord *record, gpointer user_data)
{
  g_autofree char *day = summer_day_dup_text_in_year (record->signed_on);
  g_autofree char *text = g_strdup_printf (_ ("%s, signed on %s"), record->version, day);

  summer_details_add_line (user_data, _ ("Agreement"), text);
  return TRUE;
}

static gboolean
add_leaving (const SummerLeavingRecord *record, gpointer user_data)
{
  g_autofree char *day = summer_day_dup_text (record->last_day);
  g_autofree char *text
      = g_strdup_printf (record->to_class != 0 ? _ ("to another class after %s: %s")
                                               : _ ("after %s: %s"),
                         day, record->reason);

  summer_details_add_line (user_data, C_ ("child", "Left"), text);
  return TRUE;
}

/**
 * summer_child_places_describe:
 *
 * Adds a section to the panel: agreements, classes left, and the forms of both.
 */
gboolean
summer_child_places_describe (SummerDetails *details,
                              SummerStore *store,
                              gint64 child,
                              GError **error)
{
  gboolean read;

  summer_details_add_section (details, _ ("Class and agreement"));
  read = summer_agreement_each (store, child, add_agreement, details, error)
         && summer_leaving_each (store, child, add_leaving, details, error);
  summer_details_add_button (details, _ ("Agreement… (Ctrl+G)"), "page.agreement", NULL);
  summer_details_add_button (details, _ ("Transfer… (Ctrl+T)"), "page.transfer", NULL);
  summer_details_add_button (details, _ ("Leaves… (Ctrl+Shift+T)"), "page.leave", NULL);
  return read;
}
