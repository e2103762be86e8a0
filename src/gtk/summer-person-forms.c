#include "config.h"

#include "summer-person-forms.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-document-list.h"
#include "summer-people.h"
#include "summer-record-dialog.h"
#include "summer-workplace.h"

/* What the calls of a form are given beside the record. */
typedef struct
{
  gint64 programme, person;
  SummerDay today;
  SummerPeopleIndex *index; /* owned: once read, everybody as when the form was opened */
} Subject;

static void
subject_free (gpointer data)
{
  Subject *self = data;

  g_clear_pointer (&self->index, summer_people_index_free);
  g_free (self);
}

/* Read once, for the checks while one types; saving reads anew. */
static const SummerPeopleIndex *
subject_get_index (Subject *self,
                   SummerStore *store,
                   const char *field,
                   SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;

  if (self->index == NULL)
    self->index = summer_people_index_new (store, self->programme, &error);
  if (error != NULL)
    summer_complaints_add (complaints, field, "%s", error->message);
  return self->index;
}

static Subject *
subject_new (SummerWindow *parent, gint64 person)
{
  SummerOffice *office = summer_window_get_office (parent);
  Subject *self = g_new0 (Subject, 1);

  self->programme = summer_office_get_programme (office);
  self->person = person;
  summer_workplace_get_now (summer_workplace_get (office), &self->today, NULL);
  return self;
}

/* extra: below the fields, or NULL. */
static SummerRecordDialog *
present (SummerWindow *parent,
         const SummerFormSpec *spec,
         gconstpointer record,
         Subject *subject,
         const char *name,
         GtkWidget *extra)
{
  SummerRecordDialog *dialog = summer_record_dialog_new (summer_window_get_office (parent), spec,
                                                         record, subject, subject_free);

  summer_record_dialog_set_subject (dialog, name);
  if (extra != NULL)
    summer_record_dialog_set_extra (dialog, extra);
  summer_record_dialog_present (dialog, GTK_WINDOW (parent));
  gtk_widget_grab_focus (summer_record_dialog_get_field (dialog, spec->fields[0].id));
  return dialog;
}

/* {{{ A person */

#define PERSON(member) G_STRUCT_OFFSET (SummerPersonRecord, member)

static const SummerFormField person_fields[] = {
  { "name", N_ ("_Name of the person"), SUMMER_FORM_TEXT, PERSON (name), .required = TRUE },
  { "sex", N_ ("Se_x"), SUMMER_FORM_TERM, PERSON (sex), SUMMER_TERMS_SEX, .required = TRUE },
  { "identity_number", N_ ("_Identity number"), SUMMER_FORM_TEXT, PERSON (identity_number) },
  { "telephone", N_ ("_Telephone"), SUMMER_FORM_TEXT, PERSON (telephone) },
  { "employer", N_ ("_Employer"), SUMMER_FORM_TEXT, PERSON (employer), .wide = TRUE },
  { "note", N_ ("N_ote"), SUMMER_FORM_LONG, PERSON (note), .wide = TRUE },
};

static void
check_person (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const SummerPeopleIndex *index = subject_get_index (data, store, "name", complaints);

  if (index != NULL)
    summer_person_check (record, index, complaints);
}

static gboolean
save_person (SummerStore *store,
             gpointer record,
             gpointer data,
             SummerComplaints *complaints,
             char **done,
             GError **error)
{
  return summer_person_save (store, record, complaints, done, error);
}

/**
 * summer_person_forms_edit_person:
 * @person: (nullable): %NULL for a new one
 */
void
summer_person_forms_edit_person (SummerWindow *parent, const SummerPersonEntry *person)
{
  static const SummerFormSpec add
      = { N_ ("New Person"),           person_fields,         G_N_ELEMENTS (person_fields),
          sizeof (SummerPersonRecord), .check = check_person, .save = save_person };
  static const SummerFormSpec change
      = { N_ ("Change a Person"),      person_fields,         G_N_ELEMENTS (person_fields),
          sizeof (SummerPersonRecord), .check = check_person, .save = save_person };
  Subject *subject = subject_new (parent, 0);
  const SummerPersonRecord blank = { .programme = subject->programme };

  present (parent, person != NULL ? &change : &add, person != NULL ? &person->record : &blank,
           subject, person != NULL ? person->record.name : NULL, NULL);
}

/* }}} */
/* {{{ A paper */

#define PAPER(member) G_STRUCT_OFFSET (SummerCertificateRecord, member)

static const SummerFormField paper_fields[] = {
  { "kind", N_ ("_Kind"), SUMMER_FORM_TERM, PAPER (kind), SUMMER_TERMS_CERTIFICATE,
    .required = TRUE },
  { "title", N_ ("_Title"), SUMMER_FORM_TEXT, PAPER (title),
    .hint = N_ ("What it is called or qualifies for") },
  { "issued_on", N_ ("_Issued on"), SUMMER_FORM_DAY, PAPER (issued_on), .required = TRUE },
  { "until", N_ ("_Valid until"), SUMMER_FORM_DAY, PAPER (until), .hint = N_ ("empty = for good") },
  { "number", N_ ("Nu_mber"), SUMMER_FORM_TEXT, PAPER (number), .wide = TRUE },
  { "note", N_ ("N_ote"), SUMMER_FORM_LONG, PAPER (note), .wide = TRUE },
};

static void
check_paper (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  summer_certificate_check (record, ((Subject *) data)->today, complaints);
}

static gboolean
save_paper (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  return summer_certificate_save (store, record, ((Subject *) data)->today, complaints, done,
                                  error);
}

/* The paper that a form is about leaves the person; Undo brings it back. */
static void
take_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SummerRecordDialog *dialog = user_data;
  SummerWindow *parent = SUMMER_WINDOW (gtk_window_get_transient_for (user_data));
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (!summer_certificate_take_out (summer_office_get_store (summer_window_get_office (parent)),
                                    g_variant_get_int64 (parameter),
                                    g_object_get_data (user_data, "paper"), &done, &error))
    {
      summer_window_toast_error (parent, error);
      return;
    }
  summer_window_toast (parent, done, _ ("_Undo"), "win.undo");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
add_take_out (SummerRecordDialog *dialog,
              const SummerPersonEntry *person,
              const SummerCertificateRecord *paper)
{
  const char *kind = summer_terms_get_text (SUMMER_TERMS_CERTIFICATE, (int) paper->kind);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entry = { .name = "take-out", .activate = take_out_cb, .parameter_type = "x" };

  g_object_set_data_full (G_OBJECT (dialog), "paper",
                          g_strdup_printf ("%s · %s", person->record.name, kind), g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "paper", G_ACTION_GROUP (group));
  summer_record_dialog_add_button (dialog, _ ("_Remove the Paper"), "paper.take-out",
                                   g_variant_new_int64 (paper->id));
}

/**
 * summer_person_forms_edit_paper:
 * @paper: (nullable): %NULL for a new one
 */
void
summer_person_forms_edit_paper (SummerWindow *parent,
                                const SummerPersonEntry *person,
                                const SummerCertificateRecord *paper)
{
  static const SummerFormSpec add = { N_ ("New Paper"),
                                      paper_fields,
                                      G_N_ELEMENTS (paper_fields),
                                      sizeof (SummerCertificateRecord),
                                      .check = check_paper,
                                      .save = save_paper };
  static const SummerFormSpec change
      = { N_ ("Change a Paper"),       paper_fields,
          G_N_ELEMENTS (paper_fields), sizeof (SummerCertificateRecord),
          .check = check_paper,        .save = save_paper };
  const SummerCertificateRecord blank = { .person = person->record.id,
                                          .kind = (SummerCertificateKind) -1,
                                          .issued_on = SUMMER_DAY_NONE,
                                          .until = SUMMER_DAY_NONE };
  GtkWidget *scans = NULL;
  SummerRecordDialog *dialog;

  /* A paper is stored before its scan is attached. */
  if (paper != NULL)
    {
      scans = summer_document_list_new (summer_window_get_office (parent));
      summer_document_list_set_owner (SUMMER_DOCUMENT_LIST (scans), "certificate", paper->id);
    }
  dialog = present (parent, paper != NULL ? &change : &add, paper != NULL ? paper : &blank,
                    subject_new (parent, person->record.id), person->record.name, scans);
  if (paper != NULL)
    add_take_out (dialog, person, paper);
}

/* }}} */
/* {{{ An assignment */

#define ASSIGNMENT(member) G_STRUCT_OFFSET (SummerStaffRecord, member)

static gboolean
add_class (const SummerClassRecord *record, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%s %s", record->code, record->name);

  if (record->state != SUMMER_CLASS_REJECTED && record->state != SUMMER_CLASS_WITHDRAWN)
    summer_form_choices_add_class (user_data, record->id, text, record->union_name);
  return TRUE;
}

static gboolean
list_classes (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  return summer_class_each (store, programme, add_class, choices, error);
}

static const SummerFormField assignment_fields[] = {
  { "class_id", N_ ("_Class"), SUMMER_FORM_CHOICE, ASSIGNMENT (class_id), .required = TRUE,
    .wide = TRUE, .choices = list_classes },
  { "role", N_ ("_Role"), SUMMER_FORM_TERM, ASSIGNMENT (role), SUMMER_TERMS_ROLE, .required = TRUE,
    .wide = TRUE },
  { "first_day", N_ ("_From"), SUMMER_FORM_DAY, ASSIGNMENT (first_day),
    .hint = N_ ("empty = first day of the class") },
  { "last_day", N_ ("_To"), SUMMER_FORM_DAY, ASSIGNMENT (last_day),
    .hint = N_ ("empty = last day of the class") },
};

static void
check_assignment (SummerStore *store,
                  gconstpointer record,
                  gpointer data,
                  SummerComplaints *complaints)
{
  Subject *subject = data;
  const SummerPeopleIndex *index = subject_get_index (subject, store, "class_id", complaints);

  if (index != NULL)
    summer_assignment_check (record, subject->person, store, index, complaints);
}

static gboolean
save_assignment (SummerStore *store,
                 gpointer record,
                 gpointer data,
                 SummerComplaints *complaints,
                 char **done,
                 GError **error)
{
  const Subject *subject = data;

  return summer_assignment_save (store, subject->programme, subject->person, record, complaints,
                                 done, error);
}

/**
 * summer_person_forms_edit_assignment:
 * @assignment: (nullable): %NULL for a new one
 */
void
summer_person_forms_edit_assignment (SummerWindow *parent,
                                     const SummerPersonEntry *person,
                                     const SummerStaffEntry *assignment)
{
  static const SummerFormSpec add
      = { N_ ("Assign to a Class"),   assignment_fields,      G_N_ELEMENTS (assignment_fields),
          sizeof (SummerStaffRecord), N_ ("_Assign"),         560,
          .check = check_assignment,  .save = save_assignment };
  static const SummerFormSpec change
      = { N_ ("Change an Assignment"), assignment_fields, G_N_ELEMENTS (assignment_fields),
          sizeof (SummerStaffRecord),  .width = 560,      .check = check_assignment,
          .save = save_assignment };
  SummerStaffRecord record
      = { .role = (SummerRole) -1, .first_day = SUMMER_DAY_NONE, .last_day = SUMMER_DAY_NONE };

  /* Its texts are the person's when it is stored. */
  if (assignment != NULL)
    {
      record.id = assignment->record.id;
      record.class_id = assignment->record.class_id;
      record.role = assignment->record.role;
      if (assignment->record.first_day != assignment->class_days.first)
        record.first_day = assignment->record.first_day;
      if (assignment->record.last_day != assignment->class_days.last)
        record.last_day = assignment->record.last_day;
    }
  present (parent, assignment != NULL ? &change : &add, &record,
           subject_new (parent, person->record.id), person->record.name, NULL);
}

/* }}} */
/* {{{ The end of one */

static const SummerFormField end_fields[] = {
  { "last_day", N_ ("_Last day"), SUMMER_FORM_DAY, ASSIGNMENT (last_day), .required = TRUE,
    .wide = TRUE },
};

static gboolean
save_end (SummerStore *store,
          gpointer record,
          gpointer data,
          SummerComplaints *complaints,
          char **done,
          GError **error)
{
  const SummerStaffRecord *staff = record;

  return summer_assignment_end (store, ((Subject *) data)->programme, staff->id, staff->last_day,
                                complaints, done, error);
}

/**
 * summer_person_forms_end_assignment:
 *
 * Today is proposed where it is a day of the assignment.
 */
void
summer_person_forms_end_assignment (SummerWindow *parent, const SummerStaffEntry *assignment)
{
  static const SummerFormSpec spec = {
    N_ ("End an Assignment"), end_fields, G_N_ELEMENTS (end_fields), sizeof (SummerStaffRecord),
    N_ ("_End It"),           460,        .save = save_end
  };
  Subject *subject = subject_new (parent, assignment->person);
  const SummerStaffRecord record
      = { .id = assignment->record.id,
          .last_day
          = CLAMP (subject->today, assignment->record.first_day, assignment->record.last_day) };
  g_autofree char *text = g_strdup_printf ("%s · %s %s", assignment->record.name,
                                           assignment->class_code, assignment->class_name);

  present (parent, &spec, &record, subject, text, NULL);
}

/* }}} */
