#include "config.h"

#include "summer-term-checks.h"

struct _SummerTermChecks
{
  GtkWidget parent_instance;

  SummerTerms terms;
  GPtrArray *boxes; /* GtkCheckButton, borrowed; box i stands for the value first + i */
  int first;
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SummerTermChecks, summer_term_checks, GTK_TYPE_WIDGET)

static void
summer_term_checks_dispose (GObject *object)
{
  SummerTermChecks *self = SUMMER_TERM_CHECKS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  G_OBJECT_CLASS (summer_term_checks_parent_class)->dispose (object);
}

static void
summer_term_checks_class_init (SummerTermChecksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_term_checks_dispose;
  changed_signal = g_signal_new ("changed", SUMMER_TYPE_TERM_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
summer_term_checks_init (SummerTermChecks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  self->boxes = g_ptr_array_new ();
}

static void
toggled_cb (SummerTermChecks *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

/**
 * summer_term_checks_new:
 * @first: the first value offered; those before it are no choice here
 * @name: what the ticked words are for, as read out
 */
GtkWidget *
summer_term_checks_new (SummerTerms terms, int first, const char *name)
{
  SummerTermChecks *self = g_object_new (SUMMER_TYPE_TERM_CHECKS, NULL);

  self->terms = terms;
  self->first = first;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (int value = first; value < (int) summer_terms_get_size (terms); value++)
    {
      const char *word = summer_terms_get_text (terms, value);
      g_autofree char *spoken = g_strdup_printf ("%s: %s", name, word);
      GtkWidget *box = gtk_check_button_new_with_label (word);

      gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                      -1);
      g_signal_connect_swapped (box, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (box, GTK_WIDGET (self));
      g_ptr_array_add (self->boxes, box);
    }
  return GTK_WIDGET (self);
}

/**
 * summer_term_checks_set_text:
 * @text: words between 、 or commas; unknown ones tick nothing
 */
void
summer_term_checks_set_text (SummerTermChecks *self, const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) words = NULL;

  g_return_if_fail (SUMMER_IS_TERM_CHECKS (self));

  g_string_replace (plain, "、", ",", 0);
  words = g_strsplit (plain->str, ",", -1);
  self->filling = TRUE;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      gboolean ticked = FALSE;
      int value;

      for (guint j = 0; words[j]; j++)
        ticked |= summer_terms_parse (self->terms, g_strstrip (words[j]), &value)
                  && value == self->first + (int) i;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->boxes->pdata[i]), ticked);
    }
  self->filling = FALSE;
}

/**
 * summer_term_checks_dup_text:
 *
 * Returns: (transfer full): the ticked words as in a workbook; "" where none is
 */
char *
summer_term_checks_dup_text (SummerTermChecks *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (SUMMER_IS_TERM_CHECKS (self), NULL);

  for (guint i = 0; i < self->boxes->len; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->boxes->pdata[i])))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "",
                              summer_terms_get_chinese (self->terms, self->first + (int) i));
  return g_strdup (text->str);
}
