#include "config.h"

#include "summer-forms-menu.h"

#include <glib/gi18n.h>

#include "summer-approval-forms.h"
#include "summer-print.h"

#define PRINT "win.print-official"
#define SUMMARY "summary"
#define APPROVAL "approval-"
#define APPLICATION "application-"

GtkWidget *
summer_forms_menu_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
append (GMenu *menu, const char *label, const char *action, char *target)
{
  g_autofree char *owned = target;
  g_autofree char *detailed = g_strdup_printf ("%s::%s", action, owned);

  g_menu_append (menu, label, detailed);
}

static void
append_exports (GMenu *menu, const char *workbook)
{
  append (menu, _ ("_Summary and Approval as a Workbook…"), "win.save-as", g_strdup ("forms"));
  append (menu, _ ("Workbook With _Differences From an Earlier One…"), "win.save-since",
          g_strdup (workbook));
}

/**
 * summer_forms_menu_set:
 *
 * Offers the forms of a thing.
 */
void
summer_forms_menu_set (GtkWidget *button, SummerFormsOf of, gint64 id)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *workbook = g_strdup_printf ("settlement-%" G_GINT64_FORMAT, id);

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  /* In a settlement the F is that of its differences. */
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button),
                             of == SUMMER_FORMS_OF_SETTLEMENT ? _ ("Fo_rms") : _ ("_Forms"));
  switch (of)
    {
    case SUMMER_FORMS_OF_SETTLEMENT:
      append (menu, _ ("Print the _Approval Form…"), PRINT,
              g_strdup_printf (APPROVAL "%" G_GINT64_FORMAT, id));
      append_exports (menu, workbook);
      break;
    case SUMMER_FORMS_OF_CLASS:
      append (menu, _ ("Print the _Application Form…"), PRINT,
              g_strdup_printf (APPLICATION "%" G_GINT64_FORMAT, id));
      append (menu, _ ("Application Form as a _Workbook…"), "win.save-as",
              g_strdup_printf (APPLICATION "%" G_GINT64_FORMAT, id));
      break;
    case SUMMER_FORMS_OF_PROGRAMME:
    default:
      append (menu, _ ("_Print the Summary Form…"), PRINT, g_strdup (SUMMARY));
      append_exports (menu, "subsidy");
      break;
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (button, of == SUMMER_FORMS_OF_PROGRAMME || id != 0);
}

/* {{{ Printing */

static gint64
get_id (const char *kind, const char *prefix)
{
  return g_ascii_strtoll (kind + strlen (prefix), NULL, 10);
}

static SummerForm *
make_approval (SummerStore *store, const SummerAssessment *whole, gint64 id, GError **error)
{
  g_autoptr (SummerSettlement) of = summer_settlement_load (store, id, error);

  return of != NULL ? summer_approval_form_new (of, whole->facts->name) : NULL;
}

static void
print_official_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerWindow *window = user_data;
  SummerOffice *office = summer_window_get_office (window);
  SummerStore *store = summer_office_get_store (office);
  const SummerAssessment *whole = summer_office_get_whole_assessment (office);
  const char *kind = g_variant_get_string (parameter, NULL);
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (GError) error = NULL;

  if (whole == NULL)
    {
      summer_window_toast (window,
                           _ ("The classes are still being assessed. Try again in a moment."), NULL,
                           NULL);
      return;
    }
  if (g_str_has_prefix (kind, APPROVAL))
    form = make_approval (store, whole, get_id (kind, APPROVAL), &error);
  else if (g_str_has_prefix (kind, APPLICATION))
    form = summer_application_form_new (store, whole, get_id (kind, APPLICATION), &error);
  else
    form = summer_summary_form_new (summer_office_get_assessment (office));
  if (form != NULL)
    summer_print_form (form, GTK_WINDOW (window));
  else
    summer_window_toast_error (window, error);
}

/* }}} */

void
summer_forms_menu_add_actions (SummerWindow *window)
{
  const GActionEntry entries[]
      = { { .name = "print-official", .activate = print_official_cb, .parameter_type = "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
