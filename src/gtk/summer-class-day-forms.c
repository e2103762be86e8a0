/* The forms of the calendar of a class and of the reviews of its site. */
#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-forms.h"
#include "summer-class-record.h"
#include "summer-clerk-name.h"
#include "summer-life-queries.h"
#include "summer-workplace.h"

typedef struct
{
  SummerOffice *office; /* borrowed: the dialog holds it */
  SummerDay today;
} FormData;

static FormData *
new_data (SummerOffice *office)
{
  FormData *data = g_new0 (FormData, 1);

  data->office = office;
  summer_workplace_get_now (summer_workplace_get (office), &data->today, NULL);
  return data;
}

static gboolean
take_name (const SummerClassRecord *record, gpointer user_data)
{
  *(char **) user_data = g_strdup_printf ("%s %s", record->code, record->name);
  return FALSE;
}

/* {{{ Calendar */

static void
check_calendar (SummerStore *store,
                gconstpointer record,
                gpointer data,
                SummerComplaints *complaints)
{
  summer_calendar_form_check (store, record, complaints);
}

static gboolean
save_calendar (SummerStore *store,
               gpointer record,
               gpointer data,
               SummerComplaints *complaints,
               char **done,
               GError **error)
{
  return summer_calendar_form_save (store, record, complaints, done, error);
}

static const SummerFormField calendar_fields[] = {
  { .id = "kind",
    .label = N_ ("_Kind"),
    .kind = SUMMER_FORM_TERM,
    G_STRUCT_OFFSET (SummerCalendarForm, kind),
    .terms = SUMMER_TERMS_ADJUSTMENT_KIND,
    .required = TRUE },
  { .id = "reason",
    .label = N_ ("_Reason"),
    .kind = SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerCalendarForm, reason),
    .required = TRUE },
  { .id = "day",
    .label = N_ ("_Day"),
    .kind = SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerCalendarForm, day),
    .required = TRUE },
  { .id = "last_day",
    .label = N_ ("_Up to"),
    .kind = SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerCalendarForm, last_day),
    .hint = N_ ("only of several days") },
};
static const SummerFormSpec calendar_spec = {
  .title = N_ ("Cancel or Add Days"),
  .fields = calendar_fields,
  .n_fields = G_N_ELEMENTS (calendar_fields),
  .record_size = sizeof (SummerCalendarForm),
  .width = 640,
  .check = check_calendar,
  .save = save_calendar,
};

/**
 * summer_calendar_form_present:
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_calendar_form_present (GtkWindow *parent,
                              SummerOffice *office,
                              gint64 class_id,
                              GError **error)
{
  SummerCalendarForm form = { .class_id = class_id, .last_day = SUMMER_DAY_NONE };
  g_autofree char *name = NULL;
  FormData *data;
  SummerRecordDialog *dialog;

  if (!summer_class_find (summer_office_get_store (office), class_id, take_name, &name, error))
    return NULL;
  data = new_data (office);
  form.day = data->today;
  dialog = summer_record_dialog_new (office, &calendar_spec, &form, data, g_free);
  summer_record_dialog_set_subject (dialog, name);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, "reason"));
  return dialog;
}

/* }}} */
/* {{{ Site review */

static void
check_review (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_site_review_check (store, record, ((FormData *) data)->today, complaints);
}

static gboolean
save_review (SummerStore *store,
             gpointer record,
             gpointer data,
             SummerComplaints *complaints,
             char **done,
             GError **error)
{
  SummerReviewRecord *review = record;
  const FormData *of = data;

  if (!summer_site_review_save (store, review, of->today, complaints, done, error))
    return FALSE;
  summer_clerk_name_set (of->office, review->reviewer);
  return TRUE;
}

static const SummerFormField review_fields[] = {
  { .id = "day",
    .label = N_ ("_Day"),
    .kind = SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (SummerReviewRecord, day),
    .required = TRUE },
  { .id = "reviewer",
    .label = N_ ("Re_viewer"),
    .kind = SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerReviewRecord, reviewer),
    .required = TRUE },
  { .id = "result",
    .label = N_ ("R_esult"),
    .kind = SUMMER_FORM_TERM,
    G_STRUCT_OFFSET (SummerReviewRecord, result),
    .terms = SUMMER_TERMS_REVIEW_RESULT,
    .required = TRUE },
  { .id = "note",
    .label = N_ ("_Note"),
    .kind = SUMMER_FORM_LONG,
    G_STRUCT_OFFSET (SummerReviewRecord, note),
    .wide = TRUE },
};
static const SummerFormSpec review_spec = {
  .title = N_ ("Site Review"),
  .fields = review_fields,
  .n_fields = G_N_ELEMENTS (review_fields),
  .record_size = sizeof (SummerReviewRecord),
  .width = 640,
  .check = check_review,
  .save = save_review,
};

typedef struct
{
  SummerOffice *office;
  SummerRecordDialog *dialog;
} Opening;

static gboolean
open_review (const SummerReviewRecord *record, gpointer user_data)
{
  Opening *opening = user_data;

  opening->dialog = summer_record_dialog_new (opening->office, &review_spec, record,
                                              new_data (opening->office), g_free);
  return FALSE;
}

/**
 * summer_site_review_form_present:
 * @review: 0 = a new one
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_site_review_form_present (
    GtkWindow *parent, SummerOffice *office, gint64 class_id, gint64 review, GError **error)
{
  SummerStore *store = summer_office_get_store (office);
  SummerReviewRecord record = { .class_id = class_id,
                                .reviewer = summer_clerk_name_get (office),
                                .result = SUMMER_RESULT_PASS };
  Opening opening = { .office = office };
  g_autofree char *name = NULL;

  if (!summer_class_find (store, class_id, take_name, &name, error))
    return NULL;
  summer_workplace_get_now (summer_workplace_get (office), &record.day, NULL);
  if (review == 0)
    open_review (&record, &opening);
  else if (!summer_review_find (store, review, open_review, &opening, error))
    return NULL;
  summer_record_dialog_set_subject (opening.dialog, name);
  summer_record_dialog_present (opening.dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (opening.dialog, "reviewer"));
  return opening.dialog;
}

/* }}} */
