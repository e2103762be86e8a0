/* The form of a class. */
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

static gboolean
add_provider (const SummerProviderRecord *record, gpointer choices)
{
  g_autofree char *barred = g_strdup_printf ("%s · %s", record->name,
                                             summer_terms_get_text (SUMMER_TERMS_PROVIDER_STATE,
                                                                    SUMMER_PROVIDER_BARRED));

  summer_form_choices_add (choices, record->id,
                           record->state == SUMMER_PROVIDER_BARRED ? barred : record->name);
  return TRUE;
}

static gboolean
list_providers (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  summer_form_choices_add (choices, 0, _ ("(the host runs it)"));
  return summer_provider_each (store, programme, add_provider, choices, error);
}

static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_class_form_check (store, record, ((FormData *) data)->today, complaints);
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  SummerClassForm *form = record;
  const FormData *of = data;

  if (!summer_class_form_save (store, form, of->today, complaints, done, error))
    return FALSE;
  summer_clerk_name_set (of->office, form->applied_by);
  return TRUE;
}

#define FIELD(member) G_STRUCT_OFFSET (SummerClassForm, member)
#define CLASS(member) G_STRUCT_OFFSET (SummerClassForm, class.member)

/* The application stands last: a class that is there already has none in its form. */
static const SummerFormField fields[] = {
  { .id = "code",
    .label = N_ ("Class _code"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (code),
    .required = TRUE },
  { .id = "kind",
    .label = N_ ("_Kind"),
    .kind = SUMMER_FORM_TERM,
    CLASS (kind),
    .terms = SUMMER_TERMS_CLASS_KIND,
    .required = TRUE },
  { .id = "name",
    .label = N_ ("Class _name"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (name),
    .required = TRUE },
  { .id = "union_name",
    .label = N_ ("_Union"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (union_name),
    .suggest = SUMMER_SUGGEST_UNIONS },
  { .id = "host",
    .label = N_ ("_Host"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (host),
    .suggest = SUMMER_SUGGEST_HOSTS },
  { .id = "co_organiser",
    .label = N_ ("C_o-organiser"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (co_organiser),
    .suggest = SUMMER_SUGGEST_HOSTS },
  { .label = N_ ("Days and places"), .kind = SUMMER_FORM_SECTION },
  { .id = "first_day",
    .label = N_ ("_First day"),
    .kind = SUMMER_FORM_DAY,
    CLASS (first_day),
    .required = TRUE },
  { .id = "last_day",
    .label = N_ ("_Last day"),
    .kind = SUMMER_FORM_DAY,
    CLASS (last_day),
    .required = TRUE },
  { .id = "places", .label = N_ ("_Places"), .kind = SUMMER_FORM_COUNT, FIELD (places) },
  { .id = "rank", .label = N_ ("_Rank"), .kind = SUMMER_FORM_COUNT, FIELD (rank) },
  { .label = N_ ("Who runs it, where"), .kind = SUMMER_FORM_SECTION },
  { .id = "provider",
    .label = N_ ("Pro_vider"),
    .kind = SUMMER_FORM_CHOICE,
    CLASS (provider),
    .choices = list_providers },
  { .id = "venue",
    .label = N_ ("V_enue"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (venue),
    .suggest = SUMMER_SUGGEST_VENUES },
  { .id = "emergency_plan",
    .label = N_ ("E_mergency plan of"),
    .kind = SUMMER_FORM_DAY,
    CLASS (emergency_plan) },
  { .label = N_ ("Bank account"), .kind = SUMMER_FORM_SECTION },
  { .id = "account_name",
    .label = N_ ("_Account name"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (account_name) },
  { .id = "bank", .label = N_ ("_Bank"), .kind = SUMMER_FORM_TEXT, CLASS (bank) },
  { .id = "account_number",
    .label = N_ ("Accoun_t number"),
    .kind = SUMMER_FORM_TEXT,
    CLASS (account_number) },
  { .label = N_ ("Application of the class"), .kind = SUMMER_FORM_SECTION },
  { .id = "applied_on",
    .label = N_ ("Applie_d on"),
    .kind = SUMMER_FORM_DAY,
    FIELD (applied_on),
    .required = TRUE },
  { .id = "applied_by",
    .label = N_ ("Applied b_y"),
    .kind = SUMMER_FORM_TEXT,
    FIELD (applied_by),
    .required = TRUE },
};

#define N_OF_APPLICATION 3

static const SummerFormSpec spec_new = {
  .title = N_ ("New Class"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_size = sizeof (SummerClassForm),
  .save_label = N_ ("Re_gister the Application"),
  .check = check,
  .save = save,
};
static const SummerFormSpec spec_change = {
  .title = N_ ("Change a Class"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields) - N_OF_APPLICATION,
  .record_size = sizeof (SummerClassForm),
  .check = check,
  .save = save,
};

typedef struct
{
  SummerOffice *office;
  FormData *data;
  SummerRecordDialog *dialog;
  char *code; /* owned: the last one there is */
} Opening;

static gboolean
open_stored (const SummerClassRecord *record, gpointer user_data)
{
  Opening *opening = user_data;
  g_autofree char *subject = g_strdup_printf ("%s %s", record->code, record->name);
  SummerClassForm form;

  summer_class_form_init (&form, record);
  opening->dialog
      = summer_record_dialog_new (opening->office, &spec_change, &form, opening->data, g_free);
  summer_record_dialog_set_subject (opening->dialog, subject);
  return FALSE;
}

static gboolean
take_code (const SummerClassRecord *record, gpointer user_data)
{
  Opening *opening = user_data;

  g_free (opening->code);
  opening->code = g_strdup (record->code);
  return TRUE;
}

/* "FZ-100" after "FZ-099"; NULL where the last code does not end in a number. */
static char *
dup_next_code (const char *code)
{
  gsize digits = 0;
  const gsize length = code != NULL ? strlen (code) : 0;
  guint64 number = 0;

  while (digits < length && digits < 9 && g_ascii_isdigit (code[length - digits - 1]))
    digits++;
  if (digits == 0)
    return NULL;
  number = g_ascii_strtoull (code + length - digits, NULL, 10) + 1;
  return g_strdup_printf ("%.*s%0*u", (int) (length - digits), code, (int) digits, (guint) number);
}

/* The union shown; none where a place is chosen that no union is known of. */
static const char *
get_union (SummerOffice *office)
{
  const SummerUnionTree *tree = summer_office_get_union_tree (office);
  const char *shown = summer_office_get_union (office);
  const int index = shown != NULL ? summer_union_tree_find (tree, shown) : -1;

  return index >= 0 && summer_union_tree_get (tree, (guint) index)->is_union ? shown : NULL;
}

static gboolean
open_new (Opening *opening, SummerDay today, GError **error)
{
  const gint64 programme = summer_office_get_programme (opening->office);
  SummerClassRecord class = { .programme = programme,
                              .union_name = get_union (opening->office),
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  g_autofree char *code = NULL;
  SummerClassForm form;

  if (!summer_class_each (summer_office_get_store (opening->office), programme, take_code, opening,
                          error))
    return FALSE;
  code = dup_next_code (opening->code);
  class.code = code;
  summer_class_form_init (&form, &class);
  form.applied_on = today;
  form.applied_by = summer_clerk_name_get (opening->office);
  opening->dialog
      = summer_record_dialog_new (opening->office, &spec_new, &form, opening->data, g_free);
  return TRUE;
}

/**
 * summer_class_form_present:
 * @class_id: 0 = a new class, which applies with that
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_class_form_present (GtkWindow *parent, SummerOffice *office, gint64 class_id, GError **error)
{
  FormData *data = g_new0 (FormData, 1);
  Opening opening = { .office = office, .data = data };

  data->office = office;
  summer_workplace_get_now (summer_workplace_get (office), &data->today, NULL);
  if (class_id == 0 ? !open_new (&opening, data->today, error)
                    : !summer_class_find (summer_office_get_store (office), class_id, open_stored,
                                          &opening, error))
    g_free (data);
  g_free (opening.code);
  if (opening.dialog == NULL)
    return NULL;
  summer_record_dialog_present (opening.dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (opening.dialog, "name"));
  return opening.dialog;
}
