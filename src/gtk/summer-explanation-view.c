#include "config.h"

#include <glib/gi18n.h>

#include "summer-explanation-view.h"

#include "summer-condition-list.h"
#include "summer-settled.h"
#include "summer-text.h"
#include "summer-wording.h"

#define SAID "said" /* of a line: what it says; of a step: its title */
#define WAY "way"   /* of a line of a condition: its button */

#define SHORT_WIDTH 26 /* half letters that fit into the panel anyway */

struct _SummerExplanationView
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* child */
  GtkBox *steps;
  GtkLabel *settled; /* above the steps */
  char *text;        /* owned */
};

G_DEFINE_FINAL_TYPE (SummerExplanationView, summer_explanation_view, GTK_TYPE_WIDGET)

static void
summer_explanation_view_dispose (GObject *object)
{
  SummerExplanationView *self = SUMMER_EXPLANATION_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (summer_explanation_view_parent_class)->dispose (object);
}

static void
summer_explanation_view_class_init (SummerExplanationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_explanation_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "explanation");
}

static void
summer_explanation_view_init (SummerExplanationView *self)
{
  GtkWidget *settled = gtk_label_new (NULL);

  self->settled = GTK_LABEL (settled);
  gtk_label_set_xalign (self->settled, 0);
  gtk_label_set_wrap (self->settled, TRUE);
  gtk_label_set_wrap_mode (self->settled, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (self->settled, GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (settled, "numeric");
  gtk_widget_add_css_class (settled, "strong");
  gtk_widget_set_visible (settled, FALSE);
  self->steps = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_box_append (self->steps, settled);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->steps));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
summer_explanation_view_new (void)
{
  return g_object_new (SUMMER_TYPE_EXPLANATION_VIEW, NULL);
}

/* About how wide a text is, in half letters: Chinese ones are twice as wide as Latin ones. */
static guint
estimate_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

static GtkWidget *
create_text (const char *text, gboolean strong, float xalign)
{
  GtkWidget *made = summer_text_new (text, estimate_width (text) > SHORT_WIDTH, xalign);

  gtk_widget_set_valign (made, GTK_ALIGN_START);
  if (strong)
    gtk_widget_add_css_class (made, "strong");
  return made;
}

#define LINE_WIDTH 31

/* A condition leads to the records it rests on. */
static GtkWidget *
create_way (GtkWidget *label, const SummerExplanationLine *line, const char *code)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *spoken
      = g_strdup_printf (_ ("Show the records: %s"),
                         summer_condition_get_title ((SummerCondition) line->condition));

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_add_css_class (button, "way");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", code,
                                    summer_condition_get_tab ((SummerCondition) line->condition));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-class-tab");
  return button;
}

/* A value that is short stands at the end of its label's line, a long one gets lines of its own below. */
static GtkWidget *
create_line (const SummerExplanationLine *line, const char *code)
{
  const gboolean beside
      = line->value && estimate_width (line->label) + estimate_width (line->value) <= LINE_WIDTH;
  GtkWidget *box = gtk_box_new (beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL,
                                beside ? 10 : 0);
  GtkWidget *label = create_text (line->label, line->strong && !line->value, 0);

  if (line->condition >= 0)
    {
      label = create_way (label, line, code);
      g_object_set_data (G_OBJECT (box), WAY, label);
    }
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (line->value)
    {
      GtkWidget *value = create_text (line->value, line->strong, 1);

      gtk_widget_add_css_class (value, "value");
      if (beside)
        gtk_widget_set_halign (value, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), value);
    }
  return box;
}

static void
set_said (GtkWidget *widget, char *said)
{
  g_object_set_data_full (G_OBJECT (widget), SAID, said, g_free);
}

static char *
dup_said (const SummerExplanationLine *line)
{
  return g_strdup_printf ("%d %d %s\n%s", line->condition, line->strong, line->label,
                          line->value != NULL ? line->value : "");
}

static void
set_lines (GtkWidget *lines, const SummerExplanationStep *step, const char *code)
{
  GtkWidget *before = gtk_widget_get_first_child (lines); /* the title */
  GtkWidget *next;

  for (guint i = 0; i < step->lines->len; i++)
    {
      const SummerExplanationLine *line = g_ptr_array_index (step->lines, i);
      g_autofree char *said = dup_said (line);

      next = gtk_widget_get_next_sibling (before);
      if (next == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (next), SAID), said) != 0)
        {
          GtkWidget *made = create_line (line, code);

          set_said (made, g_steal_pointer (&said));
          gtk_box_insert_child_after (GTK_BOX (lines), made, before);
          if (next != NULL)
            gtk_box_remove (GTK_BOX (lines), next);
          next = made;
        }
      else if (line->condition >= 0)
        {
          gtk_actionable_set_action_target (g_object_get_data (G_OBJECT (next), WAY), "(ss)", code,
                                            summer_condition_get_tab (
                                                (SummerCondition) line->condition));
        }
      before = next;
    }
  while ((next = gtk_widget_get_next_sibling (before)) != NULL)
    gtk_box_remove (GTK_BOX (lines), next);
}

static GtkWidget *
create_step (const SummerExplanationStep *step, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (badge, "step-number");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), create_text (step->title, TRUE, 0));
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), lines);
  set_said (box, g_strdup (step->title));
  return box;
}

/* The steps of two classes say much the same: what stays is left alone, because a text that is laid out anew costs more
 * than all else. */
static void
set_steps (SummerExplanationView *self, const GPtrArray *steps, const char *code)
{
  GtkWidget *before = GTK_WIDGET (self->settled);
  GtkWidget *next;

  for (guint i = 0; i < steps->len; i++)
    {
      const SummerExplanationStep *step = g_ptr_array_index (steps, i);

      next = gtk_widget_get_next_sibling (before);
      if (next == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (next), SAID), step->title) != 0)
        {
          GtkWidget *made = create_step (step, i + 1);

          gtk_box_insert_child_after (self->steps, made, before);
          if (next != NULL)
            gtk_box_remove (self->steps, next);
          next = made;
        }
      set_lines (gtk_widget_get_last_child (next), step, code);
      before = next;
    }
  while ((next = gtk_widget_get_next_sibling (before)) != NULL)
    gtk_box_remove (self->steps, next);
}

/**
 * summer_explanation_view_set:
 * @assessment: (nullable): what @of belongs to
 * @of: (nullable): the class to explain; read at once and not kept
 */
void
summer_explanation_view_set (SummerExplanationView *self,
                             const SummerAssessment *assessment,
                             const SummerClassAssessment *of)
{
  g_autoptr (GPtrArray) steps = NULL;

  g_return_if_fail (SUMMER_IS_EXPLANATION_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->settled), FALSE);
  g_clear_pointer (&self->text, g_free);
  steps = assessment != NULL && of != NULL ? summer_explanation_new (assessment, of)
                                           : g_ptr_array_new ();
  set_steps (self, steps, of != NULL ? of->code : NULL);
  if (steps->len > 0)
    self->text = summer_explanation_dup_text (steps);
}

void
summer_explanation_view_add_settled (SummerExplanationView *self,
                                     SummerOffice *office,
                                     gint64 class_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SummerSettled of;

  g_return_if_fail (SUMMER_IS_EXPLANATION_VIEW (self));

  if (!summer_settled_load_class (summer_office_get_store (office), class_id, &of, &error))
    text = g_strdup (error->message);
  else if (of.number != 0)
    text = summer_settled_dup_text (&of);
  else
    return;
  gtk_label_set_text (self->settled, text);
  gtk_widget_set_visible (GTK_WIDGET (self->settled), TRUE);
}

void
summer_explanation_view_copy (SummerExplanationView *self)
{
  g_return_if_fail (SUMMER_IS_EXPLANATION_VIEW (self));

  if (self->text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
}
