#include "config.h"

#include "summer-correction-dialog.h"

#include <glib/gi18n.h>

#include "summer-record-dialog.h"
#include "summer-visit-correction.h"
#include "summer-window.h"

typedef struct
{
  gint64 key;
  SummerVisitCorrection *of; /* owned */
  SummerDay today;
} Correction;

static void
correction_free (gpointer data)
{
  Correction *self = data;

  summer_visit_correction_free (self->of);
  g_free (self);
}

#define DEFINE_ACT(name)                                                                           \
  static void check_##name (SummerStore *store, gconstpointer record, gpointer data,               \
                            SummerComplaints *complaints)                                          \
  {                                                                                                \
    const Correction *self = data;                                                                 \
                                                                                                   \
    summer_visit_correction_check_##name (self->of, record, self->today, complaints);              \
  }                                                                                                \
  static gboolean save_##name (SummerStore *store, gpointer record, gpointer data,                 \
                               SummerComplaints *complaints, char **done, GError **error)          \
  {                                                                                                \
    const Correction *self = data;                                                                 \
                                                                                                   \
    return summer_visit_correction_##name (store, self->key, record, self->today, complaints,      \
                                           done, error);                                           \
  }

DEFINE_ACT (report)
DEFINE_ACT (confirm)
DEFINE_ACT (send_back)

#define FIXED_ON                                                                                   \
  {                                                                                                \
    "fixed-on", N_ ("Corrected _on"), SUMMER_FORM_DAY,                                             \
        G_STRUCT_OFFSET (SummerCorrectionForm, fixed_on), .required = TRUE                         \
  }

static const SummerFormField report_fields[] = {
  FIXED_ON,
  { "fix", N_ ("_What was done"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerCorrectionForm, fix),
    .required = TRUE, .wide = TRUE },
};
static const SummerFormField confirm_fields[] = {
  FIXED_ON,
  { "by", N_ ("_Looked at by"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerCorrectionForm, by),
    .required = TRUE },
  { "fix", N_ ("_What was done"), SUMMER_FORM_LONG, G_STRUCT_OFFSET (SummerCorrectionForm, fix),
    .required = TRUE, .wide = TRUE },
};
static const SummerFormField send_back_fields[] = {
  { "fix-by", N_ ("_Fix by"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerCorrectionForm, fix_by),
    .required = TRUE },
  { "why", N_ ("_What is to be done yet"), SUMMER_FORM_LONG,
    G_STRUCT_OFFSET (SummerCorrectionForm, why), .required = TRUE, .wide = TRUE },
};

/* By act. */
static const SummerFormSpec specs[] = {
  [SUMMER_CORRECTION_REPORT] = { .title = N_ ("Report a Correction"),
                                 .fields = report_fields,
                                 .n_fields = G_N_ELEMENTS (report_fields),
                                 .record_size = sizeof (SummerCorrectionForm),
                                 .save_label = N_ ("_Report"),
                                 .check = check_report,
                                 .save = save_report },
  [SUMMER_CORRECTION_CONFIRM] = { .title = N_ ("Confirm a Correction"),
                                  .fields = confirm_fields,
                                  .n_fields = G_N_ELEMENTS (confirm_fields),
                                  .record_size = sizeof (SummerCorrectionForm),
                                  .save_label = N_ ("_Confirm"),
                                  .check = check_confirm,
                                  .save = save_confirm },
  [SUMMER_CORRECTION_SEND_BACK] = { .title = N_ ("Send a Correction Back"),
                                    .fields = send_back_fields,
                                    .n_fields = G_N_ELEMENTS (send_back_fields),
                                    .record_size = sizeof (SummerCorrectionForm),
                                    .save_label = N_ ("_Send Back"),
                                    .check = check_send_back,
                                    .save = save_send_back },
};

/* What it is about stands below the fields. */
static GtkWidget *
new_problem (const SummerVisitProblemRecord *problem)
{
  g_autofree char *by = problem->fix_by != SUMMER_DAY_NONE ? summer_day_dup_text (problem->fix_by)
                                                           : g_strdup (_ ("no day was set"));
  g_autofree char *text
      = g_strdup_printf (_ ("%s problem: %s (fix by: %s)"),
                         summer_terms_get_text (SUMMER_TERMS_PROBLEM, problem->severity),
                         problem->what, by);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  return label;
}

void
summer_correction_dialog_present (GtkWindow *parent,
                                  SummerWorkplace *workplace,
                                  SummerCorrectionAct act,
                                  gint64 key)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  g_autoptr (GError) error = NULL;
  SummerVisitCorrection *of
      = summer_visit_correction_load (summer_office_get_store (office), key, &error);
  SummerRecordDialog *dialog;
  SummerCorrectionForm form;
  Correction *self;
  SummerDay fix_by;

  if (of == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      return;
    }
  self = g_new0 (Correction, 1);
  self->key = key;
  self->of = of;
  summer_workplace_get_now (workplace, &self->today, NULL);
  fix_by = summer_visit_correction_propose_fix_by (of, summer_office_get_store (office),
                                                   self->today, &error);
  if (error != NULL)
    summer_window_toast_error (SUMMER_WINDOW (parent), error); /* the day is left to be written */
  form = (SummerCorrectionForm){ .fixed_on = of->problem.fixed_on != SUMMER_DAY_NONE
                                                 ? of->problem.fixed_on
                                                 : self->today,
                                 .fix_by = fix_by,
                                 .fix = of->problem.fix };
  dialog = summer_record_dialog_new (office, &specs[act], &form, self, correction_free);
  summer_record_dialog_set_subject (dialog, of->subject);
  summer_record_dialog_set_extra (dialog, new_problem (&of->problem));
  summer_record_dialog_present (dialog, parent);
}
