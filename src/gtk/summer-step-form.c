/* The form of a step of a class: the day, who decides, why, and what speaks for and against it. */
#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-forms.h"
#include "summer-class-life.h"
#include "summer-clerk-entry.h"
#include "summer-clerk-name.h"
#include "summer-workplace.h"

typedef struct
{
  SummerDay day;
  const char *person, *note;
} StepForm;

typedef struct
{
  SummerOffice *office; /* borrowed: the dialog holds it */
  SummerStep step;
  gint64 class_id;
  SummerDay today;
  SummerClassLife *life;        /* owned */
  SummerAssessment *assessment; /* owned; NULL = not there yet */
  GtkBox *checks;               /* of the dialog */
  SummerDay shown;              /* the day that the checks are of */
} FormData;

static void
form_data_free (gpointer user_data)
{
  FormData *data = user_data;

  g_clear_pointer (&data->life, summer_class_life_free);
  g_clear_pointer (&data->assessment, summer_assessment_unref);
  g_free (data);
}

static const SummerClassAssessment *
get_assessment (const FormData *data)
{
  return data->assessment != NULL ? summer_assessment_find (data->assessment, data->life->of->code)
                                  : NULL;
}

/* {{{ Checks */

static GtkWidget *
new_check (const SummerLifeCheck *check)
{
  static const struct
  {
    const char *icon, *style;
  } looks[] = {
    [SUMMER_CHECK_GOOD] = { "summer-pass-symbolic", "good" },
    [SUMMER_CHECK_WARNS] = { "summer-warning-symbolic", "wait" },
    [SUMMER_CHECK_STOPS] = { "summer-fail-symbolic", "bad" },
  };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[check->kind].icon);
  GtkWidget *label = gtk_label_new (check->text);

  gtk_widget_add_css_class (icon, looks[check->kind].style);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static void
show_checks (FormData *data, SummerDay day)
{
  g_autoptr (GPtrArray) checks = NULL;
  GtkWidget *child;

  if (data->checks == NULL || day == data->shown)
    return;
  data->shown = day;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (data->checks))) != NULL)
    gtk_box_remove (data->checks, child);
  if (day == SUMMER_DAY_NONE)
    return;
  checks = summer_class_life_list_checks (data->life, data->step, day, get_assessment (data));
  for (guint i = 0; i < checks->len; i++)
    gtk_box_append (data->checks, new_check (checks->pdata[i]));
}

/* }}} */

/* The office's own, which may be a newer one than when the form was opened. */
static void
take_assessment (FormData *data)
{
  SummerAssessment *now = summer_office_get_assessment (data->office);

  if (now == data->assessment)
    return;
  g_clear_pointer (&data->assessment, summer_assessment_unref);
  if (now != NULL)
    data->assessment = summer_assessment_ref (now);
  data->shown = SUMMER_DAY_NONE;
}

static SummerStepOrder
get_order (const StepForm *form, const FormData *data)
{
  return (SummerStepOrder){ data->step, form->day, form->person, form->note };
}

static void
check (SummerStore *store, gconstpointer record, gpointer user_data, SummerComplaints *complaints)
{
  FormData *data = user_data;
  const SummerStepOrder order = get_order (record, data);

  take_assessment (data);
  summer_class_life_complain (data->life, &order, data->today, get_assessment (data), complaints);
  show_checks (data, order.day);
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer user_data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  FormData *data = user_data;
  const SummerStepOrder order = get_order (record, data);

  if (data->step == SUMMER_STEP_ASSESS && summer_office_get_assessing (data->office))
    return summer_clerk_set_refused (
        error, _ ("The assessment is being made anew. Wait a moment, then assess again."));
  take_assessment (data);
  if (!summer_class_life_take (store, data->class_id, &order, data->today, get_assessment (data),
                               complaints, done, error))
    return FALSE;
  summer_clerk_name_set (data->office, order.person);
  return TRUE;
}

#define HEAD                                                                                       \
  { .id = "day",                                                                                   \
    .label = N_ ("_Day"),                                                                          \
    .kind = SUMMER_FORM_DAY,                                                                       \
    G_STRUCT_OFFSET (StepForm, day),                                                               \
    .required = TRUE },                                                                            \
  {                                                                                                \
    .id = "person", .label = N_ ("_By"), .kind = SUMMER_FORM_TEXT,                                 \
    G_STRUCT_OFFSET (StepForm, person), .required = TRUE                                           \
  }
#define NOTE(text, must)                                                                           \
  {                                                                                                \
    .id = "note", .label = text, .kind = SUMMER_FORM_LONG, G_STRUCT_OFFSET (StepForm, note),       \
    .wide = TRUE, .required = must                                                                 \
  }

static const SummerFormField plain_fields[] = { HEAD, NOTE (N_ ("_Note"), FALSE) };
static const SummerFormField mend_fields[] = { HEAD, NOTE (N_ ("To be _mended"), TRUE) };
static const SummerFormField reason_fields[] = { HEAD, NOTE (N_ ("Rea_son"), TRUE) };

#define SPEC(words, of, verb)                                                                      \
  {                                                                                                \
    .title = words, .fields = of, .n_fields = G_N_ELEMENTS (of), .record_size = sizeof (StepForm), \
    .save_label = verb, .width = 600, .check = check, .save = save                                 \
  }

static const SummerFormSpec specs[SUMMER_N_STEPS] = {
  [SUMMER_STEP_APPLY]
  = SPEC (N_ ("Application of the class"), plain_fields, N_ ("Re_gister the Application")),
  [SUMMER_STEP_RETURN] = SPEC (N_ ("Return for Mending"), mend_fields, N_ ("_Return")),
  [SUMMER_STEP_APPLY_AGAIN] = SPEC (N_ ("Apply Again"), plain_fields, N_ ("_Apply Again")),
  [SUMMER_STEP_APPROVE] = SPEC (N_ ("Approve"), plain_fields, N_ ("_Approve")),
  [SUMMER_STEP_REJECT] = SPEC (N_ ("Reject"), reason_fields, N_ ("_Reject")),
  [SUMMER_STEP_OPEN] = SPEC (N_ ("Open the Class"), plain_fields, N_ ("_Open the Class")),
  [SUMMER_STEP_END] = SPEC (N_ ("End the Class"), plain_fields, N_ ("_End the Class")),
  [SUMMER_STEP_ASSESS] = SPEC (N_ ("Assess"), plain_fields, N_ ("_Assess")),
  [SUMMER_STEP_SETTLE] = SPEC (N_ ("Settle"), plain_fields, N_ ("_Settle")),
  [SUMMER_STEP_WITHDRAW] = SPEC (N_ ("Withdraw"), reason_fields, N_ ("_Withdraw")),
};

/**
 * summer_step_form_present:
 * @step: one that may be taken now, or the form says why not
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_step_form_present (
    GtkWindow *parent, SummerOffice *office, gint64 class_id, SummerStep step, GError **error)
{
  FormData *data = g_new0 (FormData, 1);
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  StepForm form = { .person = summer_clerk_name_get (office) };
  SummerRecordDialog *dialog;
  g_autofree char *subject = NULL;

  g_object_ref_sink (checks);
  data->office = office;
  data->step = step;
  data->class_id = class_id;
  data->shown = SUMMER_DAY_NONE;
  summer_workplace_get_now (summer_workplace_get (office), &data->today, NULL);
  data->life
      = summer_class_life_load (summer_office_get_store (office), class_id, data->today, error);
  if (data->life == NULL)
    {
      form_data_free (data);
      g_object_unref (checks);
      return NULL;
    }
  take_assessment (data);
  data->checks = GTK_BOX (checks);
  form.day = data->today;
  subject = g_strdup_printf ("%s %s · %s", data->life->of->code, data->life->of->name,
                             summer_stage_get_text (data->life->stage));
  dialog = summer_record_dialog_new (office, &specs[step], &form, data, form_data_free);
  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_set_extra (dialog, checks);
  g_object_unref (checks);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (dialog, form.person == NULL ? "person" : "note"));
  return dialog;
}
