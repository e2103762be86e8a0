#include "config.h"

#include "summer-class-new.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-application-form.h"
#include "summer-assignment-form.h"
#include "summer-visit-dialog.h"
#include "summer-workplace.h"

/* NULL: what stands there comes by itself, or from elsewhere. */
static const char *const labels[SUMMER_N_CLASS_RECORDS] = {
  [SUMMER_CLASS_RECORDS_CHILDREN] = N_ ("Application for a Place…"),
  [SUMMER_CLASS_RECORDS_STAFF] = N_ ("Assign Somebody…"),
  [SUMMER_CLASS_RECORDS_CALENDAR] = N_ ("Cancel or Add Days…"),
  [SUMMER_CLASS_RECORDS_REVIEWS] = N_ ("Site Review…"),
  [SUMMER_CLASS_RECORDS_VISITS] = N_ ("Visit…"),
};

static GtkWidget *
new_button (SummerClassRecords kind)
{
  GtkWidget *button = gtk_button_new_with_label (_ (labels[kind]));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "class.new");
  gtk_widget_set_tooltip_text (button, _ ("Fill in a new one (Ctrl+N)"));
  return button;
}

/**
 * summer_class_new_list:
 * @table: (transfer floating): of the records
 *
 * Returns: (transfer floating): what to show while there are records
 */
GtkWidget *
summer_class_new_list (SummerClassRecords kind, GtkWidget *table)
{
  GtkWidget *box, *bar, *button;

  g_return_val_if_fail (kind < SUMMER_N_CLASS_RECORDS, NULL);

  if (labels[kind] == NULL)
    return table;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  button = new_button (kind);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_widget_set_vexpand (table, TRUE);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), table);
  return box;
}

GtkWidget *
summer_class_new_empty (SummerClassRecords kind)
{
  GtkWidget *empty = adw_status_page_new ();
  GtkWidget *button;

  g_return_val_if_fail (kind < SUMMER_N_CLASS_RECORDS, NULL);

  adw_status_page_set_description (ADW_STATUS_PAGE (empty), summer_class_records_get_empty (kind));
  if (labels[kind] != NULL)
    {
      button = new_button (kind);
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (empty), button);
    }
  return empty;
}

void
summer_class_new_present (SummerWindow *parent, SummerClassRecords kind, gint64 class_id)
{
  SummerOffice *office = summer_window_get_office (parent);
  GtkWidget *widget = GTK_WIDGET (parent);

  switch ((int) kind)
    {
    case SUMMER_CLASS_RECORDS_CHILDREN:
      summer_application_form_new (GTK_WINDOW (parent), office, class_id);
      break;
    case SUMMER_CLASS_RECORDS_STAFF:
      summer_assignment_form_present (parent, class_id);
      break;
    case SUMMER_CLASS_RECORDS_CALENDAR:
      gtk_widget_activate_action (widget, "win.class-calendar", "x", class_id);
      break;
    case SUMMER_CLASS_RECORDS_REVIEWS:
      gtk_widget_activate_action (widget, "win.class-review", "(xx)", class_id, (gint64) 0);
      break;
    case SUMMER_CLASS_RECORDS_VISITS:
      summer_visit_dialog_present_new (GTK_WINDOW (parent), summer_workplace_get (office),
                                       class_id);
      break;
    default:
      break;
    }
}
