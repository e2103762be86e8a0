#include "config.h"

#include "summer-visit-checklist.h"

#include <glib/gi18n.h>

#include "summer-field.h"
#include "summer-money.h"

#define N_ANSWERS 3

/* In the order of the keys and the buttons: what is as it should be first. */
static const SummerAnswer answers[N_ANSWERS]
    = { SUMMER_ANSWER_YES, SUMMER_ANSWER_NO, SUMMER_ANSWER_NOT_APPLICABLE };

struct _SummerVisitChecklist
{
  AdwBin parent_instance;

  SummerVisitDraft *draft; /* borrowed */
  SummerDay day;
  GtkLabel *score;
  GtkToggleButton **buttons; /* owned array: N_ANSWERS a line */
  GtkEntry **notes;          /* owned array: one a line */
};

G_DEFINE_FINAL_TYPE (SummerVisitChecklist, summer_visit_checklist, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  PROBLEMS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_score (SummerVisitChecklist *self)
{
  const guint open = summer_visit_draft_count_open (self->draft);
  g_autoptr (GString) text = g_string_new (NULL);
  int part, whole;

  if (summer_visit_draft_get_score (self->draft, &part, &whole))
    {
      g_autofree char *percent = summer_rate_dup_percent (part, whole);

      g_string_append_printf (text, _ ("Score %s%% (%d of %d points)"), percent, part, whole);
    }
  if (open > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u not answered", "%u not answered", open), open);
    }
  gtk_label_set_text (self->score, text->str);
}

static guint
get_number (gpointer widget, const char *key)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, key));
}

static void
toggled_cb (SummerVisitChecklist *self, GtkToggleButton *button)
{
  const guint line = get_number (button, "line"), answer = get_number (button, "answer");

  if (!gtk_toggle_button_get_active (button))
    return; /* another of the line is being pressed */
  if (summer_visit_draft_answer (self->draft, line, (int) answers[answer], self->day))
    g_signal_emit (self, signals[PROBLEMS], 0);
  update_score (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
noted_cb (SummerVisitChecklist *self, GtkEditable *note)
{
  g_autofree char *text = summer_field_dup_text (note);

  summer_visit_draft_set_note (self->draft, get_number (note, "line"), text);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static int
find_focused_line (SummerVisitChecklist *self)
{
  for (guint i = 0; i < self->draft->lines->len * N_ANSWERS; i++)
    if (gtk_widget_is_focus (GTK_WIDGET (self->buttons[i])))
      return (int) i / N_ANSWERS;
  return -1;
}

static void
focus_line (SummerVisitChecklist *self, int line)
{
  if (line < 0 || line >= (int) self->draft->lines->len)
    return;
  for (guint i = 0; i < N_ANSWERS; i++)
    if (gtk_toggle_button_get_active (self->buttons[line * N_ANSWERS + (int) i]))
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->buttons[line * N_ANSWERS + (int) i]));
        return;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[line * N_ANSWERS]));
}

static gboolean
key_cb (SummerVisitChecklist *self, guint key, guint code, GdkModifierType state)
{
  const int line = find_focused_line (self);
  const guint digit
      = key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_3 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;

  if (line < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (digit < N_ANSWERS)
    {
      gtk_toggle_button_set_active (self->buttons[line * N_ANSWERS + (int) digit], TRUE);
      focus_line (self, line + 1);
      return TRUE;
    }
  if (key != GDK_KEY_Up && key != GDK_KEY_Down)
    return FALSE;
  focus_line (self, key == GDK_KEY_Up ? line - 1 : line + 1);
  return TRUE;
}

static GtkWidget *
new_answers (SummerVisitChecklist *self, guint line)
{
  const SummerVisitLine *of = self->draft->lines->pdata[line];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      const char *word = summer_terms_get_text (SUMMER_TERMS_ANSWER, (int) answers[i]);
      GtkWidget *button = gtk_toggle_button_new_with_label (word);
      g_autofree char *name = g_strdup_printf ("%s: %s", of->text, word);
      g_autofree char *key = g_strdup_printf ("%u", i + 1);

      self->buttons[line * N_ANSWERS + i] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   i > 0 ? self->buttons[line * N_ANSWERS] : NULL);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), of->answer == (int) answers[i]);
      gtk_widget_set_tooltip_text (button, key);
      if (answers[i] != SUMMER_ANSWER_NOT_APPLICABLE)
        gtk_widget_add_css_class (button, answers[i] == SUMMER_ANSWER_YES ? "yes" : "no");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (line));
      g_object_set_data (G_OBJECT (button), "answer", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
new_note (SummerVisitChecklist *self, guint line)
{
  const SummerVisitLine *of = self->draft->lines->pdata[line];
  g_autofree char *name = g_strdup_printf (_ ("Note: %s"), of->text);
  GtkWidget *note = gtk_entry_new ();

  self->notes[line] = GTK_ENTRY (note);
  summer_field_set_text (note, of->note);
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _ ("Note"));
  gtk_editable_set_width_chars (GTK_EDITABLE (note), 16);
  gtk_widget_set_valign (note, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (note), "line", GUINT_TO_POINTER (line));
  g_signal_connect_swapped (note, "changed", G_CALLBACK (noted_cb), self);
  return note;
}

static void
add_line (SummerVisitChecklist *self, GtkGrid *grid, guint line)
{
  const SummerVisitLine *of = self->draft->lines->pdata[line];
  g_autofree char *text = g_strdup_printf ("%u. %s", line + 1, of->text);
  g_autofree char *points
      = of->serious ? g_strdup_printf (_ ("%d points · serious"), of->weight)
                    : g_strdup_printf (ngettext ("%d point", "%d points", of->weight), of->weight);
  GtkWidget *label = gtk_label_new (text), *weight = gtk_label_new (points);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (weight), 1);
  gtk_widget_add_css_class (weight, "faint");
  gtk_grid_attach (grid, label, 0, (int) line, 1, 1);
  gtk_grid_attach (grid, weight, 1, (int) line, 1, 1);
  gtk_grid_attach (grid, new_answers (self, line), 2, (int) line, 1, 1);
  gtk_grid_attach (grid, new_note (self, line), 3, (int) line, 1, 1);
}

static void
fill (SummerVisitChecklist *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *grid = gtk_grid_new (), *title = gtk_label_new (_ ("Checklist"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_new0 (GtkToggleButton *, self->draft->lines->len * N_ANSWERS + 1);
  self->notes = g_new0 (GtkEntry *, self->draft->lines->len + 1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "form-section");
  gtk_widget_add_css_class (GTK_WIDGET (self->score), "numeric");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->score));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < self->draft->lines->len; i++)
    add_line (self, GTK_GRID (grid), i);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (grid, keys);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_widget_add_css_class (box, "dense-form");
  adw_bin_set_child (ADW_BIN (self), box);
  update_score (self);
}

static void
summer_visit_checklist_finalize (GObject *object)
{
  SummerVisitChecklist *self = SUMMER_VISIT_CHECKLIST (object);

  g_free (self->buttons);
  g_free (self->notes);
  G_OBJECT_CLASS (summer_visit_checklist_parent_class)->finalize (object);
}

static void
summer_visit_checklist_class_init (SummerVisitChecklistClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_visit_checklist_finalize;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEMS] = g_signal_new ("problems", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_visit_checklist_init (SummerVisitChecklist *self)
{
  self->day = SUMMER_DAY_NONE;
  self->score = GTK_LABEL (gtk_label_new (NULL));
}

GtkWidget *
summer_visit_checklist_new (SummerVisitDraft *draft)
{
  SummerVisitChecklist *self = g_object_new (SUMMER_TYPE_VISIT_CHECKLIST, NULL);

  self->draft = draft;
  fill (self);
  return GTK_WIDGET (self);
}

void
summer_visit_checklist_set_day (SummerVisitChecklist *self, SummerDay day)
{
  g_return_if_fail (SUMMER_IS_VISIT_CHECKLIST (self));

  self->day = day;
}
