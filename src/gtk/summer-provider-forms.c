#include "config.h"

#include "summer-provider-forms.h"

#include <glib/gi18n.h>

#include "summer-clerk-name.h"
#include "summer-document-list.h"
#include "summer-life-queries.h"
#include "summer-provider-record.h"
#include "summer-workplace.h"

typedef struct
{
  SummerOffice *office; /* borrowed: the dialog holds it */
  SummerDay today;
  GStringChunk *texts; /* owned: of the record, until the dialog has them */
} FormData;

static void
form_data_free (gpointer user_data)
{
  FormData *data = user_data;

  g_string_chunk_free (data->texts);
  g_free (data);
}

static FormData *
new_data (SummerOffice *office)
{
  FormData *data = g_new0 (FormData, 1);

  data->office = office;
  data->texts = g_string_chunk_new (256);
  summer_workplace_get_now (summer_workplace_get (office), &data->today, NULL);
  return data;
}

static const char *
keep (FormData *data, const char *text)
{
  return text != NULL ? g_string_chunk_insert (data->texts, text) : NULL;
}

/* A record that has documents has them below its fields. */
static void
add_documents (SummerRecordDialog *dialog, SummerOffice *office, const char *table, gint64 id)
{
  GtkWidget *documents;

  if (id == 0)
    return;
  documents = summer_document_list_new (office);
  summer_document_list_set_owner (SUMMER_DOCUMENT_LIST (documents), table, id);
  summer_record_dialog_set_extra (dialog, documents);
}

/* {{{ Providers */

typedef struct
{
  SummerProviderForm form;
  FormData *data;
} Filling;

static gboolean
take_provider (const SummerProviderRecord *record, gpointer user_data)
{
  Filling *filling = user_data;

  filling->form.provider = *record;
  filling->form.provider.name = keep (filling->data, record->name);
  filling->form.provider.credit_code = keep (filling->data, record->credit_code);
  return FALSE;
}

static gboolean
take_detail (const SummerProviderDetailRecord *record, gpointer user_data)
{
  Filling *filling = user_data;
  FormData *data = filling->data;

  filling->form.detail = (SummerProviderDetailRecord){
    .provider = record->provider,
    .licence = keep (data, record->licence),
    .qualification = keep (data, record->qualification),
    .contact = keep (data, record->contact),
    .telephone = keep (data, record->telephone),
    .address = keep (data, record->address),
    .experience = keep (data, record->experience),
    .note = keep (data, record->note),
  };
  return FALSE;
}

static void
check_provider (SummerStore *store,
                gconstpointer record,
                gpointer data,
                SummerComplaints *complaints)
{
  summer_provider_form_check (store, record, complaints);
}

static gboolean
save_provider (SummerStore *store,
               gpointer record,
               gpointer data,
               SummerComplaints *complaints,
               char **done,
               GError **error)
{
  return summer_provider_form_save (store, record, complaints, done, error);
}

#define PROVIDER(member) G_STRUCT_OFFSET (SummerProviderForm, provider.member)
#define DETAIL(member) G_STRUCT_OFFSET (SummerProviderForm, detail.member)

static const SummerFormField provider_fields[] = {
  { .id = "name",
    .label = N_ ("Full _name"),
    .kind = SUMMER_FORM_TEXT,
    PROVIDER (name),
    .required = TRUE,
    .wide = TRUE },
  { .id = "credit_code",
    .label = N_ ("_Credit code"),
    .kind = SUMMER_FORM_TEXT,
    PROVIDER (credit_code),
    .hint = N_ ("18 characters") },
  { .id = "licence", .label = N_ ("_Licence"), .kind = SUMMER_FORM_TEXT, DETAIL (licence) },
  { .id = "qualification",
    .label = N_ ("_Qualification"),
    .kind = SUMMER_FORM_TEXT,
    DETAIL (qualification) },
  { .id = "qualified_until",
    .label = N_ ("Qualified _until"),
    .kind = SUMMER_FORM_DAY,
    PROVIDER (qualified_until) },
  { .id = "contact", .label = N_ ("C_ontact"), .kind = SUMMER_FORM_TEXT, DETAIL (contact) },
  { .id = "telephone", .label = N_ ("_Telephone"), .kind = SUMMER_FORM_TEXT, DETAIL (telephone) },
  { .id = "address",
    .label = N_ ("_Address"),
    .kind = SUMMER_FORM_TEXT,
    DETAIL (address),
    .wide = TRUE },
  { .id = "experience",
    .label = N_ ("_Experience"),
    .kind = SUMMER_FORM_LONG,
    DETAIL (experience),
    .wide = TRUE },
  { .id = "note", .label = N_ ("Note"), .kind = SUMMER_FORM_TEXT, DETAIL (note), .wide = TRUE },
};
static const SummerFormSpec provider_spec = {
  .title = N_ ("Provider"),
  .fields = provider_fields,
  .n_fields = G_N_ELEMENTS (provider_fields),
  .record_size = sizeof (SummerProviderForm),
  .check = check_provider,
  .save = save_provider,
};

/**
 * summer_provider_form_present:
 * @provider: 0 = a new one
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_provider_form_present (GtkWindow *parent,
                              SummerOffice *office,
                              gint64 provider,
                              GError **error)
{
  SummerStore *store = summer_office_get_store (office);
  Filling filling = { .data = new_data (office) };
  SummerRecordDialog *dialog;

  filling.form.provider.programme = summer_office_get_programme (office);
  filling.form.provider.qualified_until = SUMMER_DAY_NONE;
  if (provider != 0
      && (!summer_provider_find (store, provider, take_provider, &filling, error)
          || !summer_provider_detail_each (store, provider, take_detail, &filling, error)))
    {
      form_data_free (filling.data);
      return NULL;
    }
  dialog = summer_record_dialog_new (office, &provider_spec, &filling.form, filling.data,
                                     form_data_free);
  if (provider != 0)
    summer_record_dialog_set_subject (dialog, filling.form.provider.name);
  add_documents (dialog, office, "provider", provider);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, "name"));
  return dialog;
}

/* }}} */
/* {{{ The integrity record */

static void
check_event (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_provider_event_check (record, ((FormData *) data)->today, complaints);
}

static gboolean
save_event (SummerStore *store,
            gpointer record,
            gpointer user_data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  SummerProviderEventRecord *event = record;
  const FormData *data = user_data;

  if (!summer_provider_event_save (store, event, data->today, complaints, done, error))
    return FALSE;
  summer_clerk_name_set (data->office, event->person);
  return TRUE;
}

#define EVENT(member) G_STRUCT_OFFSET (SummerProviderEventRecord, member)

static const SummerFormField event_fields[] = {
  { .id = "kind",
    .label = N_ ("_Kind"),
    .kind = SUMMER_FORM_TERM,
    EVENT (kind),
    .terms = SUMMER_TERMS_INTEGRITY,
    .required = TRUE },
  { .id = "person",
    .label = N_ ("_By"),
    .kind = SUMMER_FORM_TEXT,
    EVENT (person),
    .required = TRUE },
  { .id = "day", .label = N_ ("_Day"), .kind = SUMMER_FORM_DAY, EVENT (day), .required = TRUE },
  { .id = "until", .label = N_ ("Barred _until"), .kind = SUMMER_FORM_DAY, EVENT (until) },
  { .id = "reason",
    .label = N_ ("_Reason"),
    .kind = SUMMER_FORM_LONG,
    EVENT (reason),
    .wide = TRUE,
    .required = TRUE },
};
static const SummerFormSpec event_spec = {
  .title = N_ ("Integrity Record"),
  .fields = event_fields,
  .n_fields = G_N_ELEMENTS (event_fields),
  .record_size = sizeof (SummerProviderEventRecord),
  .width = 640,
  .check = check_event,
  .save = save_event,
};

static gboolean
take_name (const SummerProviderRecord *record, gpointer user_data)
{
  *(char **) user_data = g_strdup (record->name);
  return FALSE;
}

/**
 * summer_provider_event_form_present:
 * @kind: what the form begins with
 *
 * Returns: (transfer none) (nullable): the form of a new entry; %NULL with @error set
 */
SummerRecordDialog *
summer_provider_event_form_present (
    GtkWindow *parent, SummerOffice *office, gint64 provider, SummerIntegrity kind, GError **error)
{
  SummerProviderEventRecord record = { .provider = provider,
                                       .kind = kind,
                                       .until = SUMMER_DAY_NONE,
                                       .person = summer_clerk_name_get (office) };
  g_autofree char *name = NULL;
  FormData *data;
  SummerRecordDialog *dialog;

  if (!summer_provider_find (summer_office_get_store (office), provider, take_name, &name, error))
    return NULL;
  data = new_data (office);
  record.day = data->today;
  dialog = summer_record_dialog_new (office, &event_spec, &record, data, form_data_free);
  summer_record_dialog_set_subject (dialog, name);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (dialog, record.person == NULL ? "person" : "reason"));
  return dialog;
}

typedef struct
{
  gint64 provider;
  SummerDay day;
  const char *reason;
} LiftForm;

static void
check_lift (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  if (((const LiftForm *) record)->day > ((FormData *) data)->today)
    summer_complaints_add (complaints, "day", _ ("This day is still to come."));
}

static gboolean
save_lift (SummerStore *store,
           gpointer record,
           gpointer data,
           SummerComplaints *complaints,
           char **done,
           GError **error)
{
  const LiftForm *form = record;

  return summer_provider_lift_bar (store, form->provider, form->day, form->reason,
                                   ((FormData *) data)->today, done, error);
}

static const SummerFormField lift_fields[] = {
  { .id = "day",
    .label = N_ ("Not barred _from"),
    .kind = SUMMER_FORM_DAY,
    G_STRUCT_OFFSET (LiftForm, day),
    .required = TRUE },
  { .id = "reason",
    .label = N_ ("_Reason"),
    .kind = SUMMER_FORM_LONG,
    G_STRUCT_OFFSET (LiftForm, reason),
    .wide = TRUE,
    .required = TRUE },
};
static const SummerFormSpec lift_spec = {
  .title = N_ ("Lift the Bar"),
  .fields = lift_fields,
  .n_fields = G_N_ELEMENTS (lift_fields),
  .record_size = sizeof (LiftForm),
  .save_label = N_ ("_Lift"),
  .width = 560,
  .check = check_lift,
  .save = save_lift,
};

/**
 * summer_provider_lift_form_present:
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_provider_lift_form_present (GtkWindow *parent,
                                   SummerOffice *office,
                                   gint64 provider,
                                   GError **error)
{
  LiftForm form = { .provider = provider };
  g_autofree char *name = NULL;
  FormData *data;
  SummerRecordDialog *dialog;

  if (!summer_provider_find (summer_office_get_store (office), provider, take_name, &name, error))
    return NULL;
  data = new_data (office);
  form.day = data->today;
  dialog = summer_record_dialog_new (office, &lift_spec, &form, data, form_data_free);
  summer_record_dialog_set_subject (dialog, name);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, "reason"));
  return dialog;
}

/* }}} */
/* {{{ Hosts and co-organisers */

static void
check_organisation (SummerStore *store,
                    gconstpointer record,
                    gpointer data,
                    SummerComplaints *complaints)
{
  summer_organisation_check (store, record, complaints);
}

static gboolean
save_organisation (SummerStore *store,
                   gpointer record,
                   gpointer data,
                   SummerComplaints *complaints,
                   char **done,
                   GError **error)
{
  return summer_organisation_save (store, record, complaints, done, error);
}

#define ORGANISATION(member) G_STRUCT_OFFSET (SummerOrganisationRecord, member)

static const SummerFormField organisation_fields[] = {
  { .id = "kind",
    .label = N_ ("_Kind"),
    .kind = SUMMER_FORM_TERM,
    ORGANISATION (kind),
    .terms = SUMMER_TERMS_ORGANISATION,
    .required = TRUE },
  { .id = "name",
    .label = N_ ("Full _name"),
    .kind = SUMMER_FORM_TEXT,
    ORGANISATION (name),
    .required = TRUE,
    .suggest = SUMMER_SUGGEST_HOSTS,
    .wide = TRUE },
  { .id = "credit_code",
    .label = N_ ("_Credit code"),
    .kind = SUMMER_FORM_TEXT,
    ORGANISATION (credit_code),
    .hint = N_ ("18 characters") },
  { .id = "contact", .label = N_ ("C_ontact"), .kind = SUMMER_FORM_TEXT, ORGANISATION (contact) },
  { .id = "telephone",
    .label = N_ ("_Telephone"),
    .kind = SUMMER_FORM_TEXT,
    ORGANISATION (telephone) },
  { .id = "note", .label = N_ ("Note"), .kind = SUMMER_FORM_TEXT, ORGANISATION (note) },
  { .id = "address",
    .label = N_ ("_Address"),
    .kind = SUMMER_FORM_TEXT,
    ORGANISATION (address),
    .wide = TRUE },
};
static const SummerFormSpec organisation_spec = {
  .title = N_ ("Host or Co-organiser"),
  .fields = organisation_fields,
  .n_fields = G_N_ELEMENTS (organisation_fields),
  .record_size = sizeof (SummerOrganisationRecord),
  .check = check_organisation,
  .save = save_organisation,
};

typedef struct
{
  SummerOffice *office;
  SummerRecordDialog *dialog;
} Opening;

static gboolean
open_organisation (const SummerOrganisationRecord *record, gpointer user_data)
{
  Opening *opening = user_data;

  opening->dialog = summer_record_dialog_new (opening->office, &organisation_spec, record,
                                              new_data (opening->office), form_data_free);
  summer_record_dialog_set_subject (opening->dialog, record->name);
  add_documents (opening->dialog, opening->office, "organisation", record->id);
  return FALSE;
}

/**
 * summer_organisation_form_present:
 * @organisation: 0 = one of which nothing is known but what follows
 * @name: (nullable)
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_organisation_form_present (GtkWindow *parent,
                                  SummerOffice *office,
                                  gint64 organisation,
                                  SummerOrganisationKind kind,
                                  const char *name,
                                  GError **error)
{
  const SummerOrganisationRecord record
      = { .programme = summer_office_get_programme (office), .kind = kind, .name = name };
  Opening opening = { .office = office };

  if (organisation == 0)
    open_organisation (&record, &opening);
  else if (!summer_organisation_find (summer_office_get_store (office), organisation,
                                      open_organisation, &opening, error))
    return NULL;
  summer_record_dialog_present (opening.dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (opening.dialog, "name"));
  return opening.dialog;
}

/* }}} */
