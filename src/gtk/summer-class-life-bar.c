#include "config.h"

#include "summer-class-life-bar.h"

#include <glib/gi18n.h>

#include "summer-forms-menu.h"

#define REVIEW "class.review"

/* The way that a class goes when all is well. */
static const SummerStage path[]
    = { SUMMER_STAGE_APPLIED, SUMMER_STAGE_REVIEWED, SUMMER_STAGE_APPROVED, SUMMER_STAGE_OPEN,
        SUMMER_STAGE_ENDED,   SUMMER_STAGE_ASSESSED, SUMMER_STAGE_SETTLED };

#define N_PATH G_N_ELEMENTS (path)

struct _SummerClassLifeBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *stages[N_PATH];
  GtkLabel *aside; /* returned, rejected, withdrawn: what is not on the way */
  GtkLabel *next;
  GtkButton *button;
  GtkMenuButton *more;
  GtkWidget *forms;
  const char *action; /* of the button; NULL = nothing comes next */
};

G_DEFINE_FINAL_TYPE (SummerClassLifeBar, summer_class_life_bar, GTK_TYPE_WIDGET)

static void
summer_class_life_bar_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_CLASS_LIFE_BAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_class_life_bar_parent_class)->dispose (object);
}

static void
summer_class_life_bar_class_init (SummerClassLifeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_class_life_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lifebar");
}

static GtkLabel *
append_label (SummerClassLifeBar *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
summer_class_life_bar_init (SummerClassLifeBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  for (guint i = 0; i < N_PATH; i++)
    {
      if (i > 0)
        append_label (self, "›", "faint");
      self->stages[i] = append_label (self, summer_stage_get_text (path[i]), "stage");
    }
  self->aside = append_label (self, NULL, "aside");
  self->next = append_label (self, NULL, NULL);
  gtk_label_set_xalign (self->next, 1);
  gtk_label_set_ellipsize (self->next, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->next), TRUE);

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("What comes next (Ctrl+Enter)"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->button));
  self->more = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->more, _ ("Other S_teps"));
  gtk_menu_button_set_use_underline (self->more, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->more), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->more));
  self->forms = summer_forms_menu_new ();
  gtk_box_append (GTK_BOX (self->box), self->forms);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* The stage on the way that is reached: what is returned or failed stands where it was. */
static SummerStage
get_reached (SummerStage stage)
{
  return stage == SUMMER_STAGE_RETURNED || stage == SUMMER_STAGE_REVIEW_FAILED
                 || stage == SUMMER_STAGE_REJECTED
             ? SUMMER_STAGE_APPLIED
             : stage;
}

static void
show_stages (SummerClassLifeBar *self, SummerStage stage)
{
  const SummerStage reached = get_reached (stage);
  const gboolean withdrawn = stage == SUMMER_STAGE_WITHDRAWN;
  gboolean passed = !withdrawn;

  for (guint i = 0; i < N_PATH; i++)
    {
      GtkWidget *label = GTK_WIDGET (self->stages[i]);
      const gboolean here = path[i] == reached;
      g_autofree char *text
          = g_strdup_printf (passed ? "✓ %s" : "%s", summer_stage_get_text (path[i]));

      gtk_label_set_text (self->stages[i], text);
      gtk_widget_remove_css_class (label, "here");
      gtk_widget_remove_css_class (label, "passed");
      if (here || passed)
        gtk_widget_add_css_class (label, here ? "here" : "passed");
      passed = passed && !here;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->aside), withdrawn || reached != stage);
  gtk_label_set_text (self->aside, summer_stage_get_text (stage));
}

/* A class whose site nobody has passed is reviewed first. */
static gboolean
is_to_be_reviewed (SummerStage stage)
{
  return stage == SUMMER_STAGE_APPLIED || stage == SUMMER_STAGE_REVIEW_FAILED;
}

/**
 * summer_class_life_bar_get_step_action:
 *
 * Returns: (transfer none): the name of the action that takes a step, "class.approve"
 */
const char *
summer_class_life_bar_get_step_action (SummerStep step)
{
  g_autofree char *name = g_strconcat ("class.", summer_step_get_name (step), NULL);

  return g_intern_string (name);
}

static void
show_steps (SummerClassLifeBar *self, SummerStage stage)
{
  const int next = summer_stage_get_next (stage);
  const gboolean reviews = is_to_be_reviewed (stage);
  g_autoptr (GMenu) menu = g_menu_new ();

  self->action = reviews     ? REVIEW
                 : next >= 0 ? summer_class_life_bar_get_step_action ((SummerStep) next)
                             : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->button), self->action != NULL);
  if (self->action != NULL)
    {
      gtk_button_set_label (self->button, reviews ? _ ("Site Re_view…")
                                                  : summer_step_get_verb ((SummerStep) next));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), self->action);
    }
  for (int step = 0; step < SUMMER_N_STEPS; step++)
    if (summer_stage_allows (stage, (SummerStep) step) && (reviews || step != next))
      g_menu_append (menu, summer_step_get_verb ((SummerStep) step),
                     summer_class_life_bar_get_step_action ((SummerStep) step));
  if (!reviews && stage == SUMMER_STAGE_REVIEWED)
    g_menu_append (menu, _ ("Site Re_view…"), REVIEW);
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->more),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/**
 * summer_class_life_bar_set:
 * @life: (nullable): where a class stands
 */
void
summer_class_life_bar_set (SummerClassLifeBar *self, const SummerClassLife *life)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SUMMER_IS_CLASS_LIFE_BAR (self));

  self->action = NULL;
  gtk_widget_set_visible (self->box, life != NULL);
  if (life == NULL)
    return;
  text = summer_class_life_dup_text (life);
  show_stages (self, life->stage);
  show_steps (self, life->stage);
  summer_forms_menu_set (self->forms, SUMMER_FORMS_OF_CLASS, life->class_id);
  gtk_label_set_text (self->next, life->stage == SUMMER_STAGE_RETURNED
                                      ? life->last_note
                                      : summer_stage_get_next_text (life->stage));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next), gtk_label_get_text (self->next));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

const char *
summer_class_life_bar_get_action (SummerClassLifeBar *self)
{
  g_return_val_if_fail (SUMMER_IS_CLASS_LIFE_BAR (self), NULL);

  return self->action;
}
