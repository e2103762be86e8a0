#include "config.h"

#include "summer-answer-entry.h"

#include <glib/gi18n.h>

#include "summer-answers.h"
#include "summer-choice-search.h"
#include "summer-class-table.h"
#include "summer-field.h"
#include "summer-questionnaires.h"
#include "summer-window.h"

#define N_RATINGS (SUMMER_RATING_DISSATISFIED + 1)

struct _SummerAnswerEntry
{
  AdwBin parent_instance;

  SummerOffice *office; /* borrowed; NULL at first */
  gint64 programme;
  GPtrArray *questions; /* SummerQuestion; owned */
  GArray *classes;      /* gint64: ids, the first 0 = any */
  int ratings[SUMMER_QUESTIONS_MAX];
  GtkToggleButton *buttons[SUMMER_QUESTIONS_MAX][N_RATINGS];
  gboolean filling; /* the buttons are being set by the program */
  guint n_entered;  /* since it was opened */

  GtkBox *bar;
  GtkLabel *count, *code_note, *message;
  GtkEntry *code, *day, *comment;
  GtkDropDown *class_chooser;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SummerAnswerEntry, summer_answer_entry, ADW_TYPE_BIN)

static SummerDay
get_today (SummerAnswerEntry *self)
{
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (self->office), &today, NULL);
  return today;
}

static void
say (GtkLabel *label, const char *style, const char *text)
{
  static const char *const styles[] = { "good", "bad", "faint" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_label_set_text (label, text != NULL ? text : "");
}

/* {{{ The answers */

/* What a reader says of a row: the question and its answer. */
static void
name_row (SummerAnswerEntry *self, guint n)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) n));
  const SummerQuestion *question = g_ptr_array_index (self->questions, n);
  const int rating = self->ratings[n];
  g_autofree char *text
      = g_strdup_printf ("%s: %s", question->text,
                         rating == SUMMER_RATING_NONE
                             ? _ ("not answered")
                             : summer_terms_get_text (SUMMER_TERMS_RATING, rating));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_rating (SummerAnswerEntry *self, guint n, int rating)
{
  self->ratings[n] = rating;
  self->filling = TRUE;
  for (int i = 0; i < N_RATINGS; i++)
    gtk_toggle_button_set_active (self->buttons[n][i], i == rating);
  self->filling = FALSE;
  name_row (self, n);
}

static void
choose (SummerAnswerEntry *self, guint n)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) n);

  if (row == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->comment));
      return;
    }
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
toggled_cb (GtkToggleButton *button, SummerAnswerEntry *self)
{
  const guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "summer-answer"));
  const guint n = at / N_RATINGS;

  if (self->filling)
    return;
  set_rating (self, n,
              gtk_toggle_button_get_active (button) ? (int) (at % N_RATINGS) : SUMMER_RATING_NONE);
  choose (self, n + 1);
}

static GtkWidget *
new_row (SummerAnswerEntry *self, guint n)
{
  const SummerQuestion *question = g_ptr_array_index (self->questions, n);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = g_strdup_printf ("%u. %s", n + 1, question->text);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  for (int i = 0; i < N_RATINGS; i++)
    {
      g_autofree char *word
          = g_strdup_printf ("%d %s", i + 1, summer_terms_get_text (SUMMER_TERMS_RATING, i));
      GtkWidget *button = gtk_toggle_button_new_with_label (word);

      self->buttons[n][i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_set_size_request (button, 96, -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_focusable (button, FALSE);
      g_object_set_data (G_OBJECT (button), "summer-answer",
                         GUINT_TO_POINTER (n * N_RATINGS + (guint) i));
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
fill_list (SummerAnswerEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->questions->len; i++)
    {
      gtk_list_box_append (self->list, new_row (self, i));
      set_rating (self, i, SUMMER_RATING_NONE);
    }
}

/* The digits of both parts of the keyboard. */
static int
get_digit (guint key)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return (int) (key - GDK_KEY_0);
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (int) (key - GDK_KEY_KP_0);
  return -1;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                SummerAnswerEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int digit = get_digit (key);
  guint n;

  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  n = (guint) gtk_list_box_row_get_index (row);
  if (digit >= 1 && digit <= N_RATINGS)
    {
      set_rating (self, n, digit - 1);
      choose (self, n + 1);
      return GDK_EVENT_STOP;
    }
  if (digit == 0 || key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete || key == GDK_KEY_BackSpace)
    {
      set_rating (self, n, SUMMER_RATING_NONE);
      if (key == GDK_KEY_BackSpace && n > 0)
        choose (self, n - 1);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      choose (self, n + 1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* }}} */
/* {{{ The code */

/* While it is typed: which class it is of, once it is whole. */
static void
code_changed_cb (SummerAnswerEntry *self)
{
  g_autofree char *class_name = NULL;
  g_autoptr (GError) error = NULL;

  if (self->office == NULL)
    return;
  summer_field_set_wrong (GTK_WIDGET (self->code), NULL);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->code)) != '\0')
    say (self->message, "faint", NULL);
  if (!summer_answers_dup_class (summer_office_get_store (self->office), self->programme,
                                 gtk_editable_get_text (GTK_EDITABLE (self->code)), &class_name,
                                 &error))
    say (self->code_note, "bad", error->message);
  else
    say (self->code_note, "good", class_name);
}

static void
take_fields (SummerAnswerEntry *self, SummerAnswers *answers)
{
  const guint chosen = gtk_drop_down_get_selected (self->class_chooser);

  *answers = (SummerAnswers){ .code = gtk_editable_get_text (GTK_EDITABLE (self->code)),
                              .questions = self->questions };
  answers->class_id
      = chosen < self->classes->len ? g_array_index (self->classes, gint64, chosen) : 0;
  summer_field_get_day (self->day, &answers->day);
  memcpy (answers->ratings, self->ratings, sizeof answers->ratings);
}

/* Says what is wrong with the code, or with a day, and stays there. */
static gboolean
complain_at (SummerAnswerEntry *self, SummerComplaints *complaints, const char *field)
{
  GtkWidget *entry = GTK_WIDGET (g_str_equal (field, "code") ? self->code : self->day);
  const char *text = summer_complaints_get (complaints, field);

  summer_field_set_wrong (entry, text);
  if (text == NULL)
    return FALSE;
  if (entry == GTK_WIDGET (self->code))
    say (self->code_note, "bad", text);
  else
    say (self->message, "bad", text);
  gtk_widget_grab_focus (entry);
  return TRUE;
}

/* A paper that cannot be entered is found out before its answers are typed. */
static void
code_activated_cb (SummerAnswerEntry *self)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  SummerAnswers answers;

  take_fields (self, &answers);
  if (!summer_answers_check (&answers, summer_office_get_store (self->office), self->programme,
                             get_today (self), complaints, &error))
    say (self->message, "bad", error->message);
  else if (!complain_at (self, complaints, "code"))
    choose (self, 0);
}

/* }}} */

static void
clear (SummerAnswerEntry *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  gtk_editable_set_text (GTK_EDITABLE (self->comment), "");
  for (guint i = 0; i < self->questions->len; i++)
    set_rating (self, i, SUMMER_RATING_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
complain (SummerAnswerEntry *self, SummerComplaints *complaints)
{
  if (complain_at (self, complaints, "code") || complain_at (self, complaints, "day"))
    return;
  for (guint i = 0; i < self->questions->len; i++)
    {
      g_autofree char *field = g_strdup_printf ("q%u", i);
      const char *text = summer_complaints_get (complaints, field);

      if (text == NULL)
        continue;
      say (self->message, "bad", text);
      choose (self, i);
      return;
    }
}

static void
show_count (SummerAnswerEntry *self)
{
  g_autofree char *text
      = self->n_entered == 0
            ? NULL
            : g_strdup_printf (ngettext ("%u entered", "%u entered", self->n_entered),
                               self->n_entered);

  gtk_label_set_text (self->count, text != NULL ? text : "");
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerAnswerEntry *self = SUMMER_ANSWER_ENTRY (widget);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *comment = summer_field_dup_text (self->comment);
  g_autofree char *done = NULL;
  SummerAnswers answers;

  if (self->office == NULL || self->questions == NULL)
    return;
  take_fields (self, &answers);
  answers.comment = comment;
  if (summer_answers_enter (&answers, summer_office_get_store (self->office), self->programme,
                            get_today (self), complaints, &done, &error))
    {
      self->n_entered++;
      show_count (self);
      clear (self);
      say (self->message, "good", done);
    }
  else if (error != NULL)
    say (self->message, "bad", error->message);
  else
    complain (self, complaints);
}

static void
comment_activated_cb (SummerAnswerEntry *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.save", NULL);
}

static gboolean
summer_answer_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_ANSWER_ENTRY (widget)->code));
}

static void
summer_answer_entry_finalize (GObject *object)
{
  SummerAnswerEntry *self = SUMMER_ANSWER_ENTRY (object);

  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_array_unref (self->classes);

  G_OBJECT_CLASS (summer_answer_entry_parent_class)->finalize (object);
}

static void
summer_answer_entry_class_init (SummerAnswerEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_answer_entry_finalize;
  widget_class->grab_focus = summer_answer_entry_grab_focus;

  gtk_widget_class_install_action (widget_class, "entry.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "entry.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "entry.save", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-answer-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, bar);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, count);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, code_note);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, message);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, code);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, day);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, comment);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, class_chooser);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerEntry, list);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, comment_activated_cb);
}

static void
summer_answer_entry_init (SummerAnswerEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkExpression) text
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->class_chooser, text);
  summer_choice_search_attach (self->class_chooser);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

GtkWidget *
summer_answer_entry_new (void)
{
  return g_object_new (SUMMER_TYPE_ANSWER_ENTRY, NULL);
}

void
summer_answer_entry_add_switch (SummerAnswerEntry *self, GtkWidget *widget)
{
  g_return_if_fail (SUMMER_IS_ANSWER_ENTRY (self));

  gtk_box_insert_child_after (self->bar, widget,
                              gtk_widget_get_first_child (GTK_WIDGET (self->bar)));
}

void
summer_answer_entry_add_button (SummerAnswerEntry *self, GtkWidget *button)
{
  g_return_if_fail (SUMMER_IS_ANSWER_ENTRY (self));

  gtk_box_append (self->bar, button);
}

typedef struct
{
  SummerAnswerEntry *self;
  GtkStringList *names;
  gint64 former; /* chosen already */
} Classes;

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  Classes *classes = user_data;
  g_autofree char *name = g_strdup_printf ("%s %s", record->code, record->name);

  if (record->id != classes->former
      && !summer_office_shows_union (classes->self->office, record->union_name))
    return TRUE;
  gtk_string_list_append (classes->names, name);
  g_array_append_val (classes->self->classes, record->id);
  return TRUE;
}

/* The class that was chosen stays chosen. */
static gboolean
fill_classes (SummerAnswerEntry *self, GError **error)
{
  const guint chosen = gtk_drop_down_get_selected (self->class_chooser);
  const gint64 former
      = chosen < self->classes->len ? g_array_index (self->classes, gint64, chosen) : 0;
  const gint64 any = 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  Classes classes = { self, names, former };

  g_array_set_size (self->classes, 0);
  g_array_append_val (self->classes, any);
  gtk_string_list_append (names, _ ("Any class"));
  if (!summer_class_each (summer_office_get_store (self->office), self->programme, take_class,
                          &classes, error))
    return FALSE;
  gtk_drop_down_set_model (self->class_chooser, G_LIST_MODEL (names));
  for (guint i = 0; i < self->classes->len; i++)
    if (g_array_index (self->classes, gint64, i) == former)
      gtk_drop_down_set_selected (self->class_chooser, i);
  return TRUE;
}

/* What was typed stays while the questions do. */
static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const SummerQuestion *of = g_ptr_array_index (a, i), *other = g_ptr_array_index (b, i);

      if (of->id != other->id || g_strcmp0 (of->text, other->text) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_answer_entry_refresh:
 *
 * Follows the questions and classes of the programme.
 */
void
summer_answer_entry_refresh (SummerAnswerEntry *self, SummerOffice *office)
{
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SUMMER_IS_ANSWER_ENTRY (self));

  if (self->office == NULL)
    {
      self->office = office;
      summer_field_set_day (self->day, get_today (self));
    }
  self->programme = summer_office_get_programme (office);
  questions = summer_questions_load (summer_office_get_store (office), self->programme, &error);
  if (questions == NULL || !fill_classes (self, &error))
    {
      say (self->message, "bad", error->message);
      return;
    }
  if (are_same (self->questions, questions))
    return;
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  self->questions = g_steal_pointer (&questions);
  fill_list (self);
}
