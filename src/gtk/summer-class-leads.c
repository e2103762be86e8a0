#include "config.h"

#include "summer-class-leads.h"

#include "summer-staff-table.h"
#include "summer-visit-table.h"

static SummerStore *
get_store (SummerWindow *window)
{
  return summer_office_get_store (summer_window_get_office (window));
}

static void
show_staff (SummerWindow *window,
            const SummerClassFacts *of,
            const SummerFactAssignment *assignment)
{
  const SummerStaffRecord staff = { .class_id = of->id,
                                    .name = of->persons[assignment->person],
                                    .role = assignment->role,
                                    .first_day = assignment->first };
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!summer_staff_find_named (get_store (window), &staff, &id, &error))
    summer_window_toast_error (window, error);
  else if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-staff", "x", id);
}

/**
 * summer_class_leads_show_problem:
 *
 * To its row among the corrections, where Enter confirms it; to the visits where no problem is open.
 */
void
summer_class_leads_show_problem (SummerWindow *window, const SummerClassFacts *of, gint64 visit)
{
  g_autoptr (GError) error = NULL;
  gint64 key;

  if (!summer_visit_problem_find_open (get_store (window), of->id, visit, &key, &error))
    summer_window_toast_error (window, error);
  else if (key != 0)
    summer_window_set_page (window, "safety", g_variant_new ("(sx)", "corrections", key));
  else if (visit != 0)
    summer_window_set_page (window, "safety", g_variant_new ("(sx)", "visits", visit));
  else
    summer_window_set_page (window, "safety", g_variant_new_string ("visits"));
}

/**
 * summer_class_leads_follow:
 * @row: of the list of these records
 */
void
summer_class_leads_follow (SummerWindow *window,
                           SummerClassRecords kind,
                           const SummerClassFacts *of,
                           guint row)
{
  GtkWidget *widget = GTK_WIDGET (window);

  switch (kind)
    {
    case SUMMER_CLASS_RECORDS_CHILDREN:
      if (row < of->n_enrolments)
        gtk_widget_activate_action (widget, "win.show-child", "x",
                                    of->children[of->enrolments[row].child].id);
      break;
    case SUMMER_CLASS_RECORDS_STAFF:
      if (row < of->n_assignments)
        show_staff (window, of, &of->assignments[row]);
      break;
    case SUMMER_CLASS_RECORDS_INSURANCE:
      if (row < of->n_cover)
        gtk_widget_activate_action (widget, "win.show-child", "x",
                                    of->children[of->cover[row].child].id);
      break;
    /* The latest of these stand first. */
    case SUMMER_CLASS_RECORDS_REVIEWS:
      if (row < of->n_reviews)
        gtk_widget_activate_action (widget, "win.class-review", "(xx)", of->id,
                                    of->reviews[of->n_reviews - 1 - row].id);
      break;
    case SUMMER_CLASS_RECORDS_VISITS:
      if (row < of->n_visits)
        summer_class_leads_show_problem (window, of, of->visits[of->n_visits - 1 - row].id);
      break;
    case SUMMER_CLASS_RECORDS_INCIDENTS:
      if (row < of->n_incidents)
        summer_window_set_page (window, "safety",
                                g_variant_new_int64 (of->incidents[of->n_incidents - 1 - row].id));
      break;
    case SUMMER_CLASS_RECORDS_CALENDAR:
    case SUMMER_CLASS_RECORDS_RESPONSES:
    case SUMMER_N_CLASS_RECORDS:
    default:
      break;
    }
}
