#include "config.h"

#include "summer-child-dialog.h"

#include <glib/gi18n.h>

#include "summer-authorisation-form.h"
#include "summer-child-papers.h"
#include "summer-child-table.h"
#include "summer-desk-dialog.h"
#include "summer-line.h"
#include "summer-medicine-form.h"
#include "summer-permission.h"
#include "summer-pickup-table.h"

#define SUMMER_TYPE_CHILD_DIALOG (summer_child_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerChildDialog, summer_child_dialog, SUMMER, CHILD_DIALOG, SummerDeskDialog)

struct _SummerChildDialog
{
  SummerDeskDialog parent_instance;

  gint64 child;
  char *name; /* owned */
  SummerChildPapers
      *papers; /* owned; row i of the list shows paper i; NULL when they cannot be read */
  char *shown; /* owned: which paper the form shows */
  SummerPermissionSeen seen; /* owned: what it showed of it */

  GtkListBox *list;
  GtkStack *forms;
  SummerAuthorisationForm *authorisation;
  SummerMedicineForm *medicine;
};

G_DEFINE_FINAL_TYPE (SummerChildDialog, summer_child_dialog, SUMMER_TYPE_DESK_DIALOG)

static const char *
get_group_title (SummerPaperKind kind)
{
  static const char *const titles[SUMMER_N_PAPERS]
      = { N_ ("On the roster"), N_ ("May collect"), N_ ("Must not collect"), N_ ("Home alone"),
          N_ ("Medicines") };

  return _ (titles[kind]);
}

static SummerDay
get_today (SummerChildDialog *self)
{
  SummerDay today;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)), &today,
                            NULL);
  return today;
}

static SummerMedicineRecord
new_medicine (SummerChildDialog *self)
{
  return (SummerMedicineRecord){ .child = self->child,
                                 .time = SUMMER_TIME_NONE,
                                 .first_day = get_today (self),
                                 .last_day = SUMMER_DAY_NONE,
                                 .signed_on = get_today (self) };
}

static GtkWidget *
new_line (const SummerPaper *paper)
{
  GtkWidget *line = summer_line_new ();
  g_autofree char *time = NULL;
  g_autofree char *last = NULL;
  g_autofree char *what = NULL;

  if (paper->kind == SUMMER_PAPER_MEDICINE)
    {
      time = summer_time_dup_text (paper->medicine.time);
      last = summer_day_dup_text (paper->medicine.last_day);
      what = g_strdup_printf ("%s %s", paper->medicine.drug, paper->medicine.dose);
      summer_line_add_text (line, time, 5, "strong");
      summer_line_add_text (line, what, -1, NULL);
      summer_line_add_text (line, last, 0, "faint");
    }
  else if (paper->kind == SUMMER_PAPER_ALONE)
    {
      last = summer_day_dup_text (paper->authorisation.signed_on);
      what = g_strdup_printf (_ ("signed on %s"), last);
      summer_line_add_text (line, _ ("May go home alone"), -1, "strong");
      summer_line_add_text (line, what, 0, "faint");
    }
  else
    {
      summer_line_add_text (line, paper->authorisation.name, 6,
                            paper->kind == SUMMER_PAPER_MUST_NOT ? "bad-strong" : "strong");
      summer_line_add_text (line, paper->authorisation.relationship, -1, "faint");
      /* One that was changed after it counted stands beside the one that followed it. */
      if (paper->authorisation.last_day != SUMMER_DAY_NONE)
        {
          last = summer_day_dup_text (paper->authorisation.last_day);
          what = g_strdup_printf (_ ("until %s"), last);
          summer_line_add_text (line, what, 0, "faint");
        }
    }
  return line;
}

static const SummerPaper *
get_chosen (SummerChildDialog *self)
{
  const int chosen = summer_line_get_chosen (self->list);

  return self->papers != NULL && chosen >= 0 && (guint) chosen < self->papers->papers->len
             ? self->papers->papers->pdata[chosen]
             : NULL;
}

static void
set_shown (SummerChildDialog *self, const char *key, gboolean stored)
{
  g_free (self->shown);
  self->shown = g_strdup (key);
  g_clear_pointer (&self->seen.state, g_free);
  g_clear_pointer (&self->seen.photo, g_bytes_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "child.remove", stored);
}

static void
show_authorisation (SummerChildDialog *self, const SummerAuthorisationRecord *record)
{
  g_autoptr (GError) error = NULL;

  if (record->id != 0)
    {
      self->seen.state = summer_authorisation_dup_state (record);
      self->seen.photo = summer_authorisation_load_photo (summer_desk_dialog_get_store (
                                                              SUMMER_DESK_DIALOG (self)),
                                                          record->id, &error);
    }
  if (error != NULL)
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_BAD, error->message);
  summer_authorisation_form_show (self->authorisation, record, self->seen.photo);
  gtk_stack_set_visible_child (self->forms, GTK_WIDGET (self->authorisation));
}

/* Another paper is shown anew; the same one keeps what was written. */
static void
selected_cb (SummerChildDialog *self)
{
  const SummerPaper *paper = get_chosen (self);
  g_autofree char *key = NULL;

  /* The rows go with the window. */
  if (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)) == NULL)
    return;

  if (paper == NULL)
    return;
  key = paper->kind == SUMMER_PAPER_ROSTER
            ? g_strdup (paper->authorisation.name)
            : g_strdup_printf ("%" G_GINT64_FORMAT, paper->kind == SUMMER_PAPER_MEDICINE
                                                        ? paper->medicine.id
                                                        : paper->authorisation.id);
  if (g_strcmp0 (key, self->shown) == 0)
    return;

  if (self->shown != NULL)
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_PLAIN, NULL);
  set_shown (self, key, paper->kind != SUMMER_PAPER_ROSTER);
  if (paper->kind == SUMMER_PAPER_MEDICINE)
    {
      self->seen.state = summer_medicine_dup_state (&paper->medicine);
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
  const SummerPaper *paper = self->papers->papers->pdata[index];
  const SummerPaper *former = index > 0 ? self->papers->papers->pdata[index - 1] : NULL;
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
  const SummerAuthorisationRecord record
      = summer_child_papers_new_authorisation (self->child, get_today (self));

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
  const int chosen = summer_line_get_chosen (self->list);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  const gboolean first = self->shown == NULL;
  guint n = 0;
  g_autoptr (GError) error = NULL;

  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  summer_line_clear (self->list);
  g_clear_pointer (&self->papers, summer_child_papers_free);
  self->papers = summer_child_papers_load (summer_desk_dialog_get_store (dialog), self->child,
                                           get_today (self), &error);
  if (self->papers == NULL)
    summer_desk_dialog_say (dialog, SUMMER_TONE_BAD, error->message);
  else
    n = self->papers->papers->len;
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, new_line (self->papers->papers->pdata[i]));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);

  if (chosen >= 0 || (first && n > 0))
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
  const SummerPermissionSeen *seen;               /* borrowed */
  gboolean conflict; /* out: somebody else changed it since it was shown */
} Saving;

static gboolean
write_paper (const SummerDesk *desk, const Saving *saving, char **done, GError **error)
{
  if (saving->authorisation != NULL)
    {
      SummerAuthorisationRecord record = *saving->authorisation;

      return saving->remove
                 ? summer_permission_remove (desk->store, &record, saving->seen, saving->name,
                                             desk->today, done, error)
                 : summer_permission_save (desk->store, &record, saving->photo, saving->seen,
                                           saving->name, desk->today, NULL, done, error);
    }

  SummerMedicineRecord record = *saving->medicine;

  return saving->remove ? summer_permission_remove_medicine (desk->store, &record, saving->seen,
                                                             saving->name, desk->today, done, error)
                        : summer_permission_save_medicine (
                            desk->store, &record, saving->seen,
                            (const SummerTime *) (gconstpointer) saving->times->data,
                            saving->times->len, saving->name, desk->today, NULL, done, error);
}

static gboolean
carry_out (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  Saving *saving = data;
  GError *local = NULL;
  const gboolean written = write_paper (desk, saving, done, &local);

  saving->conflict = g_error_matches (local, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_CONFLICT);
  if (local != NULL)
    g_propagate_error (error, local);
  return written;
}

/* None of these calls waits for a reason: what is borrowed is there until it returns. Where somebody else was
 * faster, what stands there now is shown. */
static void
run (SummerChildDialog *self, Saving *saving)
{
  saving->name = self->name;
  saving->seen = &self->seen;
  summer_desk_dialog_run (SUMMER_DESK_DIALOG (self), SUMMER_DAY_NONE, NULL, carry_out, saving,
                          NULL);
  if (!saving->conflict)
    return;
  g_clear_pointer (&self->shown, g_free);
  summer_child_dialog_refresh (SUMMER_DESK_DIALOG (self));
  selected_cb (self);
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

  if (gtk_stack_get_visible_child (self->forms) == GTK_WIDGET (self->medicine))
    {
      saving.medicine = &medicine;
      if (summer_medicine_form_read (self->medicine, get_today (self), &medicine, &times, &wrong,
                                     &message))
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
      if (summer_authorisation_form_read (self->authorisation, get_today (self), &authorisation,
                                          &wrong, &message))
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
  const SummerPaper *paper = get_chosen (self);
  SummerPaper copy;
  Saving saving = { .remove = TRUE };

  if (paper == NULL || paper->kind == SUMMER_PAPER_ROSTER)
    return;
  copy = *paper;
  if (copy.kind == SUMMER_PAPER_MEDICINE)
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
  if (self->papers == NULL || self->papers->papers->len == 0)
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

  g_clear_pointer (&self->papers, summer_child_papers_free);
  g_free (self->shown);
  g_free (self->seen.state);
  g_clear_pointer (&self->seen.photo, g_bytes_unref);
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
