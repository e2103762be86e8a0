#include "config.h"

#include "summer-place-rule-form.h"

#include <glib/gi18n.h>

#include "summer-place-rule.h"
#include "summer-record-dialog.h"
#include "summer-window.h"

#define MEMBER(member) G_STRUCT_OFFSET (SummerPlaceRule, member)

static const SummerFormField fields[] = {
  { "limits", N_ ("Who may take part (0 = no limit)"), SUMMER_FORM_SECTION },
  { "grade_min", N_ ("_Grades from"), SUMMER_FORM_COUNT, MEMBER (policy.grade_min),
    .required = TRUE },
  { "grade_max", N_ ("_up to"), SUMMER_FORM_COUNT, MEMBER (policy.grade_max), .required = TRUE },
  { "age_min", N_ ("_Ages from"), SUMMER_FORM_COUNT, MEMBER (policy.age_min), .required = TRUE },
  { "age_max", N_ ("u_p to"), SUMMER_FORM_COUNT, MEMBER (policy.age_max), .required = TRUE },
  { "both_work", N_ ("_Both parents at work"), SUMMER_FORM_CHECK, MEMBER (policy.both_work) },
  { "host_staff", N_ ("Staff of the _host only"), SUMMER_FORM_CHECK, MEMBER (policy.host_staff) },
  { "points", N_ ("Points of the priorities"), SUMMER_FORM_SECTION },
  { "points.0", N_ ("_1 Migrant workers’ child"), SUMMER_FORM_COUNT, MEMBER (policy.points[0]),
    .required = TRUE },
  { "points.1", N_ ("_2 Single parent"), SUMMER_FORM_COUNT, MEMBER (policy.points[1]),
    .required = TRUE },
  { "points.2", N_ ("_3 Left behind"), SUMMER_FORM_COUNT, MEMBER (policy.points[2]),
    .required = TRUE },
  { "points.3", N_ ("_4 Hardship"), SUMMER_FORM_COUNT, MEMBER (policy.points[3]),
    .required = TRUE },
  { "points.4", N_ ("_5 New forms of employment"), SUMMER_FORM_COUNT, MEMBER (policy.points[4]),
    .required = TRUE },
  { "offers", N_ ("Places"), SUMMER_FORM_SECTION },
  { "tie", N_ ("Among _equal points"), SUMMER_FORM_TERM, MEMBER (policy.tie), SUMMER_TERMS_TIE,
    .required = TRUE },
  { "offer_days", N_ ("_Days for an answer"), SUMMER_FORM_COUNT, MEMBER (offer_days),
    .required = TRUE },
};

static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_place_rule_check (record, complaints);
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  return summer_place_rule_save (store, *(const gint64 *) data, record, done, error);
}

static const SummerFormSpec spec = {
  .title = N_ ("Places and Priorities"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_size = sizeof (SummerPlaceRule),
  .check = check,
  .save = save,
};

void
summer_place_rule_form_present (GtkWindow *parent, SummerOffice *office)
{
  const gint64 programme = summer_office_get_programme (office);
  SummerPlaceRule rule;
  g_autoptr (GError) error = NULL;

  if (summer_place_rule_load (summer_office_get_store (office), programme, &rule, &error))
    summer_record_dialog_present (
        summer_record_dialog_new (office, &spec, &rule, g_memdup2 (&programme, sizeof programme),
                                  g_free),
        parent);
  else
    summer_window_toast_error (SUMMER_WINDOW (parent), error);
}
