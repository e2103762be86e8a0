#include "config.h"

#include "summer-chip.h"

#include "summer-wording.h"

struct _SummerChip
{
  GtkWidget parent_instance;

  GtkWidget *icon, *word; /* children */
  const char *tint;       /* static, or NULL */
};

G_DEFINE_FINAL_TYPE (SummerChip, summer_chip, GTK_TYPE_WIDGET)

static void
summer_chip_dispose (GObject *object)
{
  SummerChip *self = SUMMER_CHIP (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);
  G_OBJECT_CLASS (summer_chip_parent_class)->dispose (object);
}

static void
summer_chip_class_init (SummerChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
summer_chip_init (SummerChip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->icon = gtk_image_new ();
  self->word = gtk_label_new (NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 12);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->word, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
summer_chip_new (void)
{
  return g_object_new (SUMMER_TYPE_CHIP, NULL);
}

/**
 * summer_chip_set:
 * @icon: (nullable): an icon name
 * @word: what it says; an empty chip is not shown
 * @tint: (nullable): "good", "wait", "bad" or "plain"; static
 */
void
summer_chip_set (SummerChip *self, const char *icon, const char *word, const char *tint)
{
  g_return_if_fail (SUMMER_IS_CHIP (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_label_set_text (GTK_LABEL (self->word), word ? word : "");
  gtk_widget_set_visible (GTK_WIDGET (self), word && *word);
  if (self->tint)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tint);
  self->tint = tint;
  if (tint)
    gtk_widget_add_css_class (GTK_WIDGET (self), tint);
}

const char *
summer_chip_get_verdict_icon (SummerVerdict verdict)
{
  static const char *const icons[]
      = { "summer-pass-symbolic", "summer-fail-symbolic", "summer-unproven-symbolic" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (icons), NULL);
  return icons[verdict];
}

const char *
summer_chip_get_verdict_tint (SummerVerdict verdict)
{
  static const char *const tints[] = { "good", "bad", "wait" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (tints), NULL);
  return tints[verdict];
}

void
summer_chip_set_verdict (SummerChip *self, SummerVerdict verdict)
{
  summer_chip_set (self, summer_chip_get_verdict_icon (verdict), summer_verdict_get_text (verdict),
                   summer_chip_get_verdict_tint (verdict));
}

/**
 * summer_chip_set_finding:
 *
 * The outcome of a condition. An advisory one that is not met warns and does not alarm: it decides
 * nothing.
 */
void
summer_chip_set_finding (SummerChip *self, const SummerFinding *finding)
{
  const char *word = summer_outcome_get_text (finding->outcome);

  switch (finding->outcome)
    {
    case SUMMER_OUTCOME_PASS:
      summer_chip_set (self, "summer-pass-symbolic", word, "good");
      break;
    case SUMMER_OUTCOME_FAIL:
      if (finding->level == SUMMER_LEVEL_REQUIRED)
        summer_chip_set (self, "summer-fail-symbolic", word, "bad");
      else
        summer_chip_set (self, "summer-warning-symbolic", word, "wait");
      break;
    case SUMMER_OUTCOME_UNPROVEN:
      summer_chip_set (self, "summer-unproven-symbolic", word, "wait");
      break;
    case SUMMER_OUTCOME_NOT_APPLICABLE:
    default:
      summer_chip_set (self, NULL, word, "plain");
      break;
    }
}
