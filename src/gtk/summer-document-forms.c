#include "config.h"

#include "summer-document-forms.h"

#include <glib/gi18n.h>

#include "summer-document-table.h"
#include "summer-documents.h"

/* {{{ What a document is */

static gboolean
save_document (SummerStore *store,
               gpointer record,
               gpointer data,
               SummerComplaints *complaints,
               char **done,
               GError **error)
{
  const SummerDocumentRecord *document = record;

  return summer_documents_describe (store, document->id, document->name, document->kind,
                                    document->note, done, error);
}

static const SummerFormField document_fields[] = {
  { .id = "name",
    .label = N_ ("File _name"),
    .kind = SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerDocumentRecord, name),
    .required = TRUE,
    .wide = TRUE },
  { .id = "kind",
    .label = N_ ("What it _is"),
    .kind = SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerDocumentRecord, kind),
    .wide = TRUE,
    .hint = N_ ("licence, emergency plan, contract …") },
  { .id = "note",
    .label = N_ ("No_te"),
    .kind = SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerDocumentRecord, note),
    .wide = TRUE },
};
static const SummerFormSpec document_spec = {
  .title = N_ ("Describe a Document"),
  .fields = document_fields,
  .n_fields = G_N_ELEMENTS (document_fields),
  .record_size = sizeof (SummerDocumentRecord),
  .width = 560,
  .save = save_document,
};

typedef struct
{
  SummerOffice *office;
  SummerRecordDialog *dialog;
} Opening;

static gboolean
open_document (const SummerDocumentRecord *record, gpointer user_data)
{
  Opening *opening = user_data;

  opening->dialog = summer_record_dialog_new (opening->office, &document_spec, record, NULL, NULL);
  return FALSE;
}

/**
 * summer_document_form_present:
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_document_form_present (GtkWindow *parent,
                              SummerOffice *office,
                              gint64 document,
                              GError **error)
{
  Opening opening = { .office = office };

  if (!summer_document_find (summer_office_get_store (office), document, open_document, &opening,
                             error))
    return NULL;
  summer_record_dialog_present (opening.dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (opening.dialog, "kind"));
  return opening.dialog;
}

/* }}} */
/* {{{ How large one may be */

typedef struct
{
  gint64 programme;
  int limit;
} LimitForm;

static gboolean
save_limit (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  const LimitForm *form = record;

  return summer_documents_set_limit (store, form->programme, form->limit, done, error);
}

static const SummerFormField limit_fields[] = {
  { .id = "limit",
    .label = N_ ("_Largest document in MB"),
    .kind = SUMMER_FORM_COUNT,
    G_STRUCT_OFFSET (LimitForm, limit),
    .required = TRUE,
    .wide = TRUE },
};
static const SummerFormSpec limit_spec = {
  .title = N_ ("Size of Documents"),
  .fields = limit_fields,
  .n_fields = G_N_ELEMENTS (limit_fields),
  .record_size = sizeof (LimitForm),
  .width = 420,
  .save = save_limit,
};

/**
 * summer_document_limit_form_present:
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_document_limit_form_present (GtkWindow *parent, SummerOffice *office, GError **error)
{
  LimitForm form = { .programme = summer_office_get_programme (office) };
  SummerRecordDialog *dialog;

  form.limit = summer_documents_get_limit (summer_office_get_store (office), form.programme, error);
  if (form.limit == 0)
    return NULL;
  dialog = summer_record_dialog_new (office, &limit_spec, &form, NULL, NULL);
  summer_record_dialog_present (dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, "limit"));
  return dialog;
}

/* }}} */
