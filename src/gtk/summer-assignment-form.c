#include "config.h"

#include "summer-assignment-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-class-table.h"
#include "summer-people.h"
#include "summer-record-dialog.h"

#define SOMEBODY_NEW (-1) /* a choice beside the ids of people */

typedef struct
{
  gint64 who; /* id, or SOMEBODY_NEW; 0 = nobody is chosen yet */
  SummerPersonRecord person;
  SummerStaffRecord assignment;
} Assignment;

/* What the calls of the form need to know beside the record. */
typedef struct
{
  gint64 programme;
  SummerPeopleIndex *index;   /* owned: everybody, as when the form was opened */
  SummerRecordDialog *dialog; /* borrowed; NULL while it is made */
} Context;

static void
context_free (gpointer data)
{
  Context *self = data;

  summer_people_index_free (self->index);
  g_free (self);
}

/* {{{ Choices */

/* People of one name are told apart by the end of their numbers. */
static char *
dup_person (const SummerPersonRecord *person)
{
  const gsize length = person->identity_number != NULL ? strlen (person->identity_number) : 0;

  return length > 4 ? g_strdup_printf ("%s …%s", person->name, person->identity_number + length - 4)
                    : g_strdup (person->name);
}

static gboolean
list_people (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  const Context *self = data;

  summer_form_choices_add (choices, SOMEBODY_NEW, _ ("(somebody new)"));
  for (guint i = 0; i < self->index->persons->len; i++)
    {
      const SummerPersonRecord *person
          = &g_array_index (self->index->persons, SummerPersonEntry, i).record;
      g_autofree char *text = dup_person (person);

      summer_form_choices_add (choices, person->id, text);
    }
  return TRUE;
}

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

/* }}} */

#define PERSON(member) G_STRUCT_OFFSET (Assignment, person.member)
#define ASSIGNMENT(member) G_STRUCT_OFFSET (Assignment, assignment.member)

static const SummerFormField fields[] = {
  { "who", N_ ("_Person"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (Assignment, who), .required = TRUE,
    .choices = list_people },
  { "class_id", N_ ("_Class"), SUMMER_FORM_CHOICE, ASSIGNMENT (class_id), .required = TRUE,
    .choices = list_classes },
  { "role", N_ ("_Role"), SUMMER_FORM_TERM, ASSIGNMENT (role), SUMMER_TERMS_ROLE, .required = TRUE,
    .wide = TRUE },
  { "first_day", N_ ("_From"), SUMMER_FORM_DAY, ASSIGNMENT (first_day),
    .hint = N_ ("empty = first day of the class") },
  { "last_day", N_ ("_To"), SUMMER_FORM_DAY, ASSIGNMENT (last_day),
    .hint = N_ ("empty = last day of the class") },
  { "new", N_ ("Somebody new"), SUMMER_FORM_SECTION },
  { "name", N_ ("_Name of the person"), SUMMER_FORM_TEXT, PERSON (name) },
  { "sex", N_ ("Se_x"), SUMMER_FORM_TERM, PERSON (sex), SUMMER_TERMS_SEX, .required = TRUE },
  { "identity_number", N_ ("_Identity number"), SUMMER_FORM_TEXT, PERSON (identity_number) },
  { "telephone", N_ ("Telep_hone"), SUMMER_FORM_TEXT, PERSON (telephone) },
};

/* What is known of a person of the records is not asked. */
static void
show_new (Context *self, gboolean is_new)
{
  static const char *const of_new[] = { "name", "sex", "identity_number", "telephone" };

  for (guint i = 0; self->dialog != NULL && i < G_N_ELEMENTS (of_new); i++)
    gtk_widget_set_sensitive (summer_record_dialog_get_field (self->dialog, of_new[i]), is_new);
}

static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const Assignment *assignment = record;
  Context *self = data;

  show_new (self, assignment->who == SOMEBODY_NEW);
  if (assignment->who == SOMEBODY_NEW)
    summer_person_check (&assignment->person, self->index, complaints);
  summer_assignment_check (&assignment->assignment, MAX (assignment->who, 0), store, self->index,
                           complaints);
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  Assignment *assignment = record;

  assignment->person.id = MAX (assignment->who, 0);
  assignment->person.programme = ((Context *) data)->programme;
  return summer_assignment_add (store, &assignment->person, &assignment->assignment, complaints,
                                done, error);
}

static const SummerFormSpec spec = {
  .title = N_ ("Assign to a Class"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_size = sizeof (Assignment),
  .save_label = N_ ("_Assign"),
  .width = 760,
  .check = check,
  .save = save,
};

void
summer_assignment_form_present (SummerWindow *parent, gint64 class_id)
{
  SummerOffice *office = summer_window_get_office (parent);
  const gint64 programme = summer_office_get_programme (office);
  g_autoptr (GError) error = NULL;
  SummerPeopleIndex *index
      = summer_people_index_new (summer_office_get_store (office), programme, &error);
  const Assignment assignment = { .assignment = { .class_id = class_id,
                                                  .role = (SummerRole) -1,
                                                  .first_day = SUMMER_DAY_NONE,
                                                  .last_day = SUMMER_DAY_NONE } };
  Context *context;

  if (index == NULL)
    {
      summer_window_toast_error (parent, error);
      return;
    }
  context = g_new0 (Context, 1);
  context->programme = programme;
  context->index = index;
  context->dialog = summer_record_dialog_new (office, &spec, &assignment, context, context_free);
  show_new (context, FALSE);
  summer_record_dialog_present (context->dialog, GTK_WINDOW (parent));
}
