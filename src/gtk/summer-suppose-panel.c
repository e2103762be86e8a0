#include "config.h"

#include "summer-suppose-panel.h"

#include <glib/gi18n.h>

#include "summer-chip.h"
#include "summer-wording.h"

/* The order of the drop-downs; the last one only where a condition can be without application. */
static const int outcomes[] = { SUMMER_AS_RECORDED, SUMMER_OUTCOME_PASS, SUMMER_OUTCOME_UNPROVEN,
                                SUMMER_OUTCOME_FAIL, SUMMER_OUTCOME_NOT_APPLICABLE };

/* A class that its host runs by itself has no provider. */
static gboolean
can_be_not_applicable (SummerCondition condition)
{
  return condition == SUMMER_CONDITION_PROVIDER;
}

typedef struct
{
  SummerSupposePanel *panel; /* borrowed */
  SummerCondition condition;
  GtkWidget *title, *chip, *choice;
} Line;

struct _SummerSupposePanel
{
  GtkWidget parent_instance;

  SummerSandbox *sandbox; /* owned; NULL until it is set */
  char *code;             /* owned; of the class; NULL = none */
  gboolean filling;

  GtkWidget *box; /* child */
  GtkEditable *entry;
  GtkLabel *note;
  Line lines[SUMMER_N_CONDITIONS];
};

G_DEFINE_FINAL_TYPE (SummerSupposePanel, summer_suppose_panel, GTK_TYPE_WIDGET)

static void
show_line (Line *line, const SummerFinding *finding)
{
  SummerSupposePanel *self = line->panel;
  const gboolean shown = finding != NULL;
  int supposed;

  gtk_widget_set_visible (line->title, shown);
  gtk_widget_set_visible (line->chip, shown);
  gtk_widget_set_visible (line->choice, shown);
  if (!shown)
    return;
  summer_chip_set_outcome (SUMMER_CHIP (line->chip), finding->outcome, finding->level);
  if (finding->supposed)
    {
      /* Translators: the outcome of a condition that no record says: "supposed: met" */
      g_autofree char *text
          = g_strdup_printf (_ ("supposed: %s"), summer_outcome_get_text (finding->outcome));

      summer_chip_set (SUMMER_CHIP (line->chip), SUMMER_TONE_NOTE, "summer-dot-symbolic", text);
    }
  supposed = summer_sandbox_get_supposed (self->sandbox, self->code, line->condition);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (outcomes[i] == supposed)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (line->choice), i);
}

static void
say (SummerSupposePanel *self, const char *text, gboolean wrong)
{
  gtk_label_set_text (self->note, text);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "bad");
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->note), "bad");
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/**
 * summer_suppose_panel_update:
 *
 * Shows what the chosen variant makes of the class, and what is supposed of it there.
 */
void
summer_suppose_panel_update (SummerSupposePanel *self)
{
  SummerAssessment *result;
  const SummerClassAssessment *of = NULL;

  g_return_if_fail (SUMMER_IS_SUPPOSE_PANEL (self));

  result
      = self->sandbox != NULL
            ? summer_sandbox_get_result (self->sandbox, summer_sandbox_get_chosen (self->sandbox))
            : NULL;
  if (result != NULL && self->code != NULL)
    of = summer_assessment_find (result, self->code);
  self->filling = TRUE;
  for (int i = 0; i < SUMMER_N_CONDITIONS; i++)
    show_line (&self->lines[i],
               of != NULL ? summer_class_assessment_find (of, (SummerCondition) i) : NULL);
  self->filling = FALSE;
  if (of != NULL)
    say (self, result->facts->classes[of - result->classes].name, FALSE);
}

static void
entered_cb (SummerSupposePanel *self)
{
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *text = NULL;
  SummerAssessment *base = self->sandbox != NULL ? summer_sandbox_get_base (self->sandbox) : NULL;

  if (base == NULL || *code == '\0')
    return;
  if (summer_assessment_find (base, code) != NULL)
    {
      summer_suppose_panel_show_class (self, code);
      return;
    }
  text = g_strdup_printf (_ ("No class has the code “%s”; write one as the list has it"), code);
  g_clear_pointer (&self->code, g_free);
  summer_suppose_panel_update (self);
  say (self, text, TRUE);
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, Line *line)
{
  SummerSupposePanel *self = line->panel;
  const guint chosen = gtk_drop_down_get_selected (choice);

  if (!self->filling && self->code != NULL && chosen < G_N_ELEMENTS (outcomes))
    summer_sandbox_suppose (self->sandbox, self->code, line->condition, outcomes[chosen]);
}

/**
 * summer_suppose_panel_set:
 * @sandbox: where things are supposed; referenced
 */
void
summer_suppose_panel_set (SummerSupposePanel *self, SummerSandbox *sandbox)
{
  g_return_if_fail (SUMMER_IS_SUPPOSE_PANEL (self));

  g_set_object (&self->sandbox, sandbox);
  g_clear_pointer (&self->code, g_free);
  gtk_editable_set_text (self->entry, "");
  say (self, _ ("Choose a class of the list, or write its code"), FALSE);
  summer_suppose_panel_update (self);
}

void
summer_suppose_panel_show_class (SummerSupposePanel *self, const char *code)
{
  g_return_if_fail (SUMMER_IS_SUPPOSE_PANEL (self) && code != NULL);

  if (g_strcmp0 (self->code, code) != 0)
    {
      g_free (self->code);
      self->code = g_strdup (code);
    }
  if (strcmp (gtk_editable_get_text (self->entry), code) != 0)
    gtk_editable_set_text (self->entry, code);
  summer_suppose_panel_update (self);
}

GtkWidget *
summer_suppose_panel_get_choice (SummerSupposePanel *self, SummerCondition condition)
{
  g_return_val_if_fail (SUMMER_IS_SUPPOSE_PANEL (self) && condition < SUMMER_N_CONDITIONS, NULL);

  return self->lines[condition].choice;
}

static void
summer_suppose_panel_dispose (GObject *object)
{
  SummerSupposePanel *self = SUMMER_SUPPOSE_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->sandbox);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (summer_suppose_panel_parent_class)->dispose (object);
}

static void
summer_suppose_panel_class_init (SummerSupposePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_suppose_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "supposepanel");
}

static void
add_line (SummerSupposePanel *self, GtkGrid *grid, SummerCondition condition)
{
  const char *words[] = { _ ("as recorded"),
                          _ ("pass"),
                          _ ("unproven"),
                          _ ("fail"),
                          can_be_not_applicable (condition) ? _ ("not applicable") : NULL,
                          NULL };
  const char *title = summer_condition_get_title (condition);
  Line *line = &self->lines[condition];
  const int row = (int) condition;

  line->panel = self;
  line->condition = condition;
  line->title = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (line->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line->title, TRUE);
  gtk_widget_set_tooltip_text (line->title, title);
  line->chip = summer_chip_new ();
  gtk_widget_set_halign (line->chip, GTK_ALIGN_START);
  gtk_widget_set_valign (line->chip, GTK_ALIGN_CENTER);
  line->choice = gtk_drop_down_new_from_strings (words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_signal_connect (line->choice, "notify::selected", G_CALLBACK (chosen_cb), line);
  gtk_grid_attach (grid, line->title, 0, row, 1, 1);
  gtk_grid_attach (grid, line->chip, 1, row, 1, 1);
  gtk_grid_attach (grid, line->choice, 2, row, 1, 1);
}

static void
summer_suppose_panel_init (SummerSupposePanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title, *entry = gtk_entry_new ();
  GtkWidget *grid = gtk_grid_new (), *note = gtk_label_new (NULL);

  title = gtk_label_new_with_mnemonic (_ ("S_uppose of the class"));
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), entry);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "strong");
  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Code"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Code of the class"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entered_cb), self);
  self->note = GTK_LABEL (note);
  gtk_label_set_xalign (self->note, 0);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_add_css_class (note, "faint");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (int i = 0; i < SUMMER_N_CONDITIONS; i++)
    add_line (self, GTK_GRID (grid), (SummerCondition) i);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), entry);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), note);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  summer_suppose_panel_update (self);
}

GtkWidget *
summer_suppose_panel_new (void)
{
  return g_object_new (SUMMER_TYPE_SUPPOSE_PANEL, NULL);
}
