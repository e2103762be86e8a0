#include "config.h"

#include "summer-child-dialog.h"

#include <glib/gi18n.h>

#include "summer-authorisation-form.h"
#include "summer-care-table.h"
#include "summer-child-table.h"
#include "summer-desk-dialog.h"
#include "summer-line.h"
#include "summer-medicine-form.h"
#include "summer-permission.h"
#include "summer-pickup-table.h"

#define SUMMER_TYPE_CHILD_DIALOG (summer_child_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerChildDialog, summer_child_dialog, SUMMER, CHILD_DIALOG, SummerDeskDialog)

typedef enum
{
  PAPER_ROSTER, /* of the roster: nothing more is written about this collector yet */
  PAPER_MAY,
  PAPER_MUST_NOT,
  PAPER_ALONE,
  PAPER_MEDICINE,
  N_PAPERS,
} PaperKind;

/* A row of the list; its texts are the dialog's. */
typedef struct
{
  PaperKind kind;
  SummerAuthorisationRecord authorisation; /* of the roster too, of id 0 */
  SummerMedicineRecord medicine;
} Paper;

struct _SummerChildDialog
{
  SummerDeskDialog parent_instance;

  gint64 child;
  char *name;            /* owned */
  GPtrArray *papers;     /* of Paper, owned; row i of the list shows paper i */
  GStringChunk *strings; /* owned */
  char *shown;           /* owned: which paper the form shows */

  GtkListBox *list;
  GtkStack *forms;
  SummerAuthorisationForm *authorisation;
  SummerMedicineForm *medicine;
};

G_DEFINE_FINAL_TYPE (SummerChildDialog, summer_child_dialog, SUMMER_TYPE_DESK_DIALOG)

static const char *
get_group_title (PaperKind kind)
{
  static const char *const titles[N_PAPERS]
      = { N_ ("On the roster"), N_ ("May collect"), N_ ("Must not collect"), N_ ("Home alone"),
          N_ ("Medicines") };

  return _ (titles[kind]);
}

static const char *
keep (SummerChildDialog *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

static SummerAuthorisationRecord
new_authorisation (SummerChildDialog *self)
{
  SummerDay today;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)), &today,
                            NULL);
  return (SummerAuthorisationRecord){ .child = self->child,
                                      .birth = SUMMER_DAY_NONE,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .used_on = SUMMER_DAY_NONE,
                                      .signed_on = today };
}

static SummerMedicineRecord
new_medicine (SummerChildDialog *self)
{
  SummerDay today;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)), &today,
                            NULL);
  return (SummerMedicineRecord){ .child = self->child,
                                 .time = SUMMER_TIME_NONE,
                                 .first_day = today,
                                 .last_day = SUMMER_DAY_NONE,
                                 .signed_on = today };
}

static gboolean
is_written_about (SummerChildDialog *self, const char *name)
{
  for (guint i = 0; i < self->papers->len; i++)
    {
      const Paper *paper = self->papers->pdata[i];

      if (paper->kind != PAPER_MEDICINE && g_strcmp0 (paper->authorisation.name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_roster (SummerChildDialog *self,
            const char *name,
            const char *relationship,
            const char *telephone)
{
  Paper *paper;

  if (name == NULL || is_written_about (self, name))
    return;
  paper = g_new0 (Paper, 1);
  paper->kind = PAPER_ROSTER;
  paper->authorisation = new_authorisation (self);
  paper->authorisation.name = keep (self, name);
  paper->authorisation.relationship = keep (self, relationship);
  paper->authorisation.telephone = keep (self, telephone);
  g_ptr_array_add (self->papers, paper);
}

static gboolean
take_child (const SummerChildRecord *record, gpointer user_data)
{
  SummerChildDialog *self = user_data;

  add_roster (self, record->guardian, record->relationship, record->telephone);
  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    add_roster (self, record->collectors[i].name, record->collectors[i].relationship,
                record->collectors[i].telephone);
  return TRUE;
}

static gboolean
take_authorisation (const SummerAuthorisationRecord *record, gpointer user_data)
{
  SummerChildDialog *self = user_data;
  Paper *paper = g_new0 (Paper, 1);

  paper->kind = (PaperKind) (PAPER_MAY + record->kind);
  paper->authorisation = *record;
  paper->authorisation.name = keep (self, record->name);
  paper->authorisation.relationship = keep (self, record->relationship);
  paper->authorisation.telephone = keep (self, record->telephone);
  paper->authorisation.signed_by = keep (self, record->signed_by);
  paper->authorisation.note = keep (self, record->note);
  g_ptr_array_add (self->papers, paper);
  return TRUE;
}

static gboolean
take_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  SummerChildDialog *self = user_data;
  Paper *paper = g_new0 (Paper, 1);

  paper->kind = PAPER_MEDICINE;
  paper->medicine = *record;
  paper->medicine.drug = keep (self, record->drug);
  paper->medicine.dose = keep (self, record->dose);
  paper->medicine.signed_by = keep (self, record->signed_by);
  paper->medicine.note = keep (self, record->note);
  g_ptr_array_add (self->papers, paper);
  return TRUE;
}

static int
compare_papers (gconstpointer a, gconstpointer b)
{
  return (int) (*(Paper *const *) a)->kind - (int) (*(Paper *const *) b)->kind;
}

static GtkWidget *
new_line (const Paper *paper)
{
  GtkWidget *line = summer_line_new ();
  g_autofree char *time = NULL;
  g_autofree char *last = NULL;
  g_autofree char *what = NULL;

  if (paper->kind == PAPER_MEDICINE)
    {
      time = summer_time_dup_text (paper->medicine.time);
      last = summer_day_dup_text (paper->medicine.last_day);
      what = g_strdup_printf ("%s %s", paper->medicine.drug, paper->medicine.dose);
      summer_line_add_text (line, time, 5, "strong");
      summer_line_add_text (line, what, -1, NULL);
      summer_line_add_text (line, last, 0, "faint");
    }
  else if (paper->kind == PAPER_ALONE)
    {
      last = summer_day_dup_text (paper->authorisation.signed_on);
      what = g_strdup_printf (_ ("signed on %s"), last);
      summer_line_add_text (line, _ ("May go home alone"), -1, "strong");
      summer_line_add_text (line, what, 0, "faint");
    }
  else
    {
      summer_line_add_text (line, paper->authorisation.name, 6,
                            paper->kind == PAPER_MUST_NOT ? "bad-strong" : "strong");
      summer_line_add_text (line, paper->authorisation.relationship, -1, "faint");
    }
  return line;
}

static const Paper *
get_chosen (SummerChildDialog *self)
{
  const int chosen = summer_line_get_chosen (self->list);

  return chosen >= 0 && (guint) chosen < self->papers->len ? self->papers->pdata[chosen] : NULL;
}

static void
set_shown (SummerChildDialog *self, const char *key, gboolean stored)
{
  g_free (self->shown);
  self->shown = g_strdup (key);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "child.remove", stored);
}

static void
show_authorisation (SummerChildDialog *self, const SummerAuthorisationRecord *record)
{
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GError) error = NULL;

  if (record->id != 0)
    photo
        = summer_authorisation_load_photo (summer_desk_dialog_get_store (SUMMER_DESK_DIALOG (self)),
                                           record->id, &error);
  if (error != NULL)
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_BAD, error->message);
  summer_authorisation_form_show (self->authorisation, record, photo);
  gtk_stack_set_visible_child (self->forms, GTK_WIDGET (self->authorisation));
}

/* Another paper is shown anew; the same one keeps what was written. */
static void
selected_cb (SummerChildDialog *self)
{
  const Paper *paper = get_chosen (self);
  g_autofree char *key = NULL;

  /* The rows go with the window. */
  if (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)) == NULL)
    return;

  if (paper == NULL)
    return;
  key = paper->kind == PAPER_ROSTER
            ? g_strdup (paper->authorisation.name)
            : g_strdup_printf ("%" G_GINT64_FORMAT, paper->kind == PAPER_MEDICINE
                                                        ? paper->medicine.id
                                                        : paper->authorisation.id);
  if (g_strcmp0 (key, self->shown) == 0)
    return;

  if (self->shown != NULL)
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_PLAIN, NULL);
  set_shown (self, key, paper->kind != PAPER_ROSTER);
  if (paper->kind == PAPER_MEDICINE)
    {
      summer_medicine_form_show (self->medicine, &paper->medicine);
      gtk_stack_set_visible_child (self->forms, GTK_WIDGET (self->medicine));
    }
  else
    show_authorisation (self, &paper->authorisation);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  SummerChildDialog *self = user_data;
  const int index = gtk_list_box_row_get_index (row);
  const Paper *paper = self->papers->pdata[index];
  const Paper *former = index > 0 ? self->papers->pdata[index - 1] : NULL;
  GtkWidget *label = NULL;

  if (former == NULL || former->kind != paper->kind)
    {
      label = gtk_label_new (get_group_title (paper->kind));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "group");
    }
  gtk_list_box_row_set_header (row, label);
}

static void
add_person_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (widget);
  const SummerAuthorisationRecord record = new_authorisation (self);

  gtk_list_box_unselect_all (self->list);
  set_shown (self, "person", FALSE);
  show_authorisation (self, &record);
  gtk_widget_grab_focus (GTK_WIDGET (self->authorisation));
}

static void
add_medicine_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (widget);
  const SummerMedicineRecord record = new_medicine (self);

  gtk_list_box_unselect_all (self->list);
  set_shown (self, "medicine", FALSE);
  summer_medicine_form_show (self->medicine, &record);
  gtk_stack_set_visible_child (self->forms, GTK_WIDGET (self->medicine));
  gtk_widget_grab_focus (GTK_WIDGET (self->medicine));
}

static void
summer_child_dialog_refresh (SummerDeskDialog *dialog)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (dialog);
  SummerStore *store = summer_desk_dialog_get_store (dialog);
  const int chosen = summer_line_get_chosen (self->list);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  const gboolean first = self->shown == NULL;
  g_autoptr (GError) error = NULL;

  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  summer_line_clear (self->list);
  g_ptr_array_set_size (self->papers, 0);
  g_string_chunk_clear (self->strings);
  if (!summer_authorisation_each (store, self->child, take_authorisation, self, &error)
      || !summer_child_find (store, self->child, take_child, self, &error)
      || !summer_medicine_each (store, self->child, take_medicine, self, &error))
    summer_desk_dialog_say (dialog, SUMMER_TONE_BAD, error->message);
  g_ptr_array_sort (self->papers, compare_papers);
  for (guint i = 0; i < self->papers->len; i++)
    gtk_list_box_append (self->list, new_line (self->papers->pdata[i]));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);

  if (chosen >= 0 || (first && self->papers->len > 0))
    summer_line_choose (self->list, chosen, focused || first);
  else if (first)
    add_person_cb (GTK_WIDGET (self), NULL, NULL);
}

typedef struct
{
  gboolean remove;
  const SummerAuthorisationRecord *authorisation; /* borrowed, or NULL */
  const SummerMedicineRecord *medicine;           /* borrowed, or NULL */
  GBytes *photo;                                  /* borrowed */
  const GArray *times;                            /* borrowed */
  const char *name;                               /* borrowed */
} Saving;

static gboolean
carry_out (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  const Saving *saving = data;

  if (saving->authorisation != NULL)
    {
      SummerAuthorisationRecord record = *saving->authorisation;

      return saving->remove
                 ? summer_permission_remove (desk->store, &record, saving->name, done, error)
                 : summer_permission_save_with_photo (desk->store, &record, saving->photo,
                                                      saving->name, desk->today, NULL, done, error);
    }

  SummerMedicineRecord record = *saving->medicine;

  return saving->remove
             ? summer_permission_remove_medicine (desk->store, &record, saving->name, desk->today,
                                                  done, error)
             : summer_permission_save_medicine (
                 desk->store, &record, (const SummerTime *) (gconstpointer) saving->times->data,
                 saving->times->len, saving->name, desk->today, NULL, done, error);
}

/* None of these calls waits for a reason: what is borrowed is there until it returns. */
static void
run (SummerChildDialog *self, Saving *saving)
{
  saving->name = self->name;
  summer_desk_dialog_run (SUMMER_DESK_DIALOG (self), SUMMER_DAY_NONE, NULL, carry_out, saving,
                          NULL);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (widget);
  SummerAuthorisationRecord authorisation;
  SummerMedicineRecord medicine;
  g_autoptr (GArray) times = NULL;
  g_autofree char *message = NULL;
  GtkWidget *wrong = NULL;
  Saving saving = { 0 };
  SummerDay today;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)), &today,
                            NULL);
  if (gtk_stack_get_visible_child (self->forms) == GTK_WIDGET (self->medicine))
    {
      saving.medicine = &medicine;
      if (summer_medicine_form_read (self->medicine, today, &medicine, &times, &wrong, &message))
        {
          saving.times = times;
          run (self, &saving);
          return;
        }
    }
  else
    {
      saving.authorisation = &authorisation;
      saving.photo = summer_authorisation_form_get_photo (self->authorisation);
      if (summer_authorisation_form_read (self->authorisation, today, &authorisation, &wrong,
                                          &message))
        {
          run (self, &saving);
          return;
        }
    }
  summer_desk_dialog_say_at (SUMMER_DESK_DIALOG (self), wrong, message);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (widget);
  const Paper *paper = get_chosen (self);
  Paper copy;
  Saving saving = { .remove = TRUE };

  if (paper == NULL || paper->kind == PAPER_ROSTER)
    return;
  copy = *paper;
  if (copy.kind == PAPER_MEDICINE)
    saving.medicine = &copy.medicine;
  else
    saving.authorisation = &copy.authorisation;
  run (self, &saving);
}

/* What was saved or taken away is shown as it is stored now. */
static void
summer_child_dialog_done (SummerDeskDialog *dialog)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (dialog);
  const int chosen = summer_line_get_chosen (self->list);

  g_clear_pointer (&self->shown, g_free);
  if (self->papers->len == 0)
    add_person_cb (GTK_WIDGET (self), NULL, NULL);
  else
    {
      summer_line_choose (self->list, MAX (chosen, 0), TRUE);
      selected_cb (self);
    }
}

static void
photo_response_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  SummerChildDialog *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      if (!summer_authorisation_form_take_photo (self->authorisation, file, &error))
        summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_BAD, error->message);
    }
  g_object_unref (chooser);
}

static void
photo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Choose a Photo"), GTK_WINDOW (widget),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (photo_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
summer_child_dialog_dispose (GObject *object)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (object);

  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);

  G_OBJECT_CLASS (summer_child_dialog_parent_class)->dispose (object);
}

static void
summer_child_dialog_finalize (GObject *object)
{
  SummerChildDialog *self = SUMMER_CHILD_DIALOG (object);

  g_ptr_array_unref (self->papers);
  g_string_chunk_free (self->strings);
  g_free (self->shown);
  g_free (self->name);

  G_OBJECT_CLASS (summer_child_dialog_parent_class)->finalize (object);
}

static void
summer_child_dialog_class_init (SummerChildDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_child_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_child_dialog_finalize;
  SUMMER_DESK_DIALOG_CLASS (klass)->refresh = summer_child_dialog_refresh;
  SUMMER_DESK_DIALOG_CLASS (klass)->done = summer_child_dialog_done;

  gtk_widget_class_install_action (widget_class, "child.add-person", NULL, add_person_cb);
  gtk_widget_class_install_action (widget_class, "child.add-medicine", NULL, add_medicine_cb);
  gtk_widget_class_install_action (widget_class, "child.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "child.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "child.photo", NULL, photo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "child.add-person", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK,
                                       "child.add-medicine", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "child.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "child.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "child.photo",
                                       NULL);

  g_type_ensure (SUMMER_TYPE_AUTHORISATION_FORM);
  g_type_ensure (SUMMER_TYPE_MEDICINE_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-child-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerChildDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SummerChildDialog, forms);
  gtk_widget_class_bind_template_child (widget_class, SummerChildDialog, authorisation);
  gtk_widget_class_bind_template_child (widget_class, SummerChildDialog, medicine);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
summer_child_dialog_init (SummerChildDialog *self)
{
  self->papers = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (1024);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
take_name (const SummerChildRecord *record, gpointer user_data)
{
  SummerChildDialog *self = user_data;
  g_autofree char *subject = g_strdup_printf ("%s %s", record->name, record->code);

  self->name = g_strdup (record->name);
  summer_desk_dialog_set_subject (SUMMER_DESK_DIALOG (self), subject);
  return FALSE;
}

/**
 * summer_child_dialog_present:
 * @parent: the window it stands before
 * @child: whose papers they are
 */
void
summer_child_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 child)
{
  SummerChildDialog *self = g_object_new (SUMMER_TYPE_CHILD_DIALOG, NULL);
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));
  SummerDay today;
  g_autoptr (GError) error = NULL;

  summer_workplace_get_now (workplace, &today, NULL);
  self->child = child;
  if (!summer_child_find (store, child, take_name, self, &error))
    summer_desk_dialog_set_subject (SUMMER_DESK_DIALOG (self), "—");
  summer_desk_dialog_open (SUMMER_DESK_DIALOG (self), parent, workplace, today);
  if (error != NULL)
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_BAD, error->message);
}
