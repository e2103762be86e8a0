#include "config.h"

#include "summer-settlement-reasons.h"

#include <glib/gi18n.h>

#include "summer-field.h"
#include "summer-wording.h"

#define HIGHEST 224
#define LINE 28

struct _SummerSettlementReasons
{
  AdwBin parent_instance;

  SummerSettlement *draft; /* borrowed */
  GtkGrid *grid;
  GtkEntry *same;
  GArray *lines;      /* guint: of the draft, each with its entry */
  GPtrArray *entries; /* GtkEntry, borrowed of the grid */
};

G_DEFINE_FINAL_TYPE (SummerSettlementReasons, summer_settlement_reasons, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (SummerSettlementReasons *self, GtkWidget *entry)
{
  summer_field_set_wrong (entry, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A reason that was written for one class stays. */
static void
give_to_all_cb (SummerSettlementReasons *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->same));

  for (guint i = 0; i < self->entries->len; i++)
    if (*gtk_editable_get_text (g_ptr_array_index (self->entries, i)) == '\0')
      gtk_editable_set_text (g_ptr_array_index (self->entries, i), text);
}

static void
summer_settlement_reasons_finalize (GObject *object)
{
  SummerSettlementReasons *self = SUMMER_SETTLEMENT_REASONS (object);

  g_array_unref (self->lines);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (summer_settlement_reasons_parent_class)->finalize (object);
}

static void
summer_settlement_reasons_class_init (SummerSettlementReasonsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_settlement_reasons_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_head (SummerSettlementReasons *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Same _reason for all"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Give to All"));

  self->same = GTK_ENTRY (gtk_entry_new ());
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->same));
  gtk_widget_set_hexpand (GTK_WIDGET (self->same), TRUE);
  gtk_widget_add_css_class (label, "faint");
  g_signal_connect_swapped (self->same, "activate", G_CALLBACK (give_to_all_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (give_to_all_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->same));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
summer_settlement_reasons_init (SummerSettlementReasons *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entries = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 10);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), HIGHEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

static GtkWidget *
new_label (const char *text, int width, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_set_tooltip_text (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* The required conditions that the records do not decide, each with why. */
static char *
dup_undecided (const SummerAssessment *whole, guint class)
{
  const SummerClassAssessment *of = &whole->classes[class];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < of->n_findings; i++)
    {
      const SummerFinding *finding = &of->findings[i];
      g_autofree char *sentence = NULL;

      if (finding->level != SUMMER_LEVEL_REQUIRED || finding->outcome != SUMMER_OUTCOME_UNPROVEN)
        continue;
      sentence = summer_finding_dup_sentence (finding, whole->policy, whole->as_of);
      /* Translators: a condition, and why it is not decided. */
      g_string_append_printf (text, text->len > 0 ? " · %s" : "%s",
                              summer_condition_get_title (finding->condition));
      g_string_append_printf (text, ": %s", sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the class still lacks stands beside the reason that is to make up for it. */
static void
add_row (SummerSettlementReasons *self, guint line, const SummerAssessment *whole, guint class)
{
  const SummerClassFacts *facts = &whole->facts->classes[class];
  const int row = (int) self->lines->len;
  g_autofree char *name = g_strdup_printf ("%s %s", facts->code, facts->name);
  g_autofree char *spoken = g_strdup_printf (_ ("Reason for class %s"), facts->code);
  g_autofree char *lacks = dup_undecided (whole, class);
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_grid_attach (self->grid, new_label (name, 26, NULL), 0, row, 1, 1);
  gtk_grid_attach (self->grid, new_label (lacks, 36, "faint"), 1, row, 1, 1);
  gtk_grid_attach (self->grid, entry, 2, row, 1, 1);
  g_array_append_val (self->lines, line);
  g_ptr_array_add (self->entries, entry);
}

static void
frame (SummerSettlementReasons *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = g_object_ref (adw_bin_get_child (ADW_BIN (self)));
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u class is not decided by the records and is settled with nothing. Why?",
                "%u classes are not decided by the records and are settled with nothing. Why?",
                self->lines->len),
      self->lines->len);
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "form-section");
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              MIN (LINE * (int) self->lines->len, HIGHEST));
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_box_append (GTK_BOX (box), title);
  if (self->lines->len > 1)
    gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "dense-form");
  adw_bin_set_child (ADW_BIN (self), box);
  g_object_unref (scrolled);
}

/**
 * summer_settlement_reasons_new:
 * @draft: as summer_settlement_draw() made it of @whole
 *
 * Returns: (transfer floating) (nullable): a line for every class that is not decided; %NULL where there is none
 */
GtkWidget *
summer_settlement_reasons_new (SummerSettlement *draft, const SummerAssessment *whole)
{
  SummerSettlementReasons *self;

  g_return_val_if_fail (draft != NULL && whole != NULL && draft->n_lines == whole->n_classes, NULL);

  self = g_object_new (SUMMER_TYPE_SETTLEMENT_REASONS, NULL);
  self->draft = draft;
  for (guint i = 0; i < draft->n_lines; i++)
    if (draft->lines[i].verdict == SUMMER_VERDICT_UNPROVEN)
      add_row (self, i, whole, i);
  if (self->lines->len == 0)
    {
      g_object_ref_sink (self);
      g_object_unref (self);
      return NULL;
    }
  frame (self);
  return GTK_WIDGET (self);
}

void
summer_settlement_reasons_store (SummerSettlementReasons *self)
{
  g_return_if_fail (SUMMER_IS_SETTLEMENT_REASONS (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *text = summer_field_dup_text (g_ptr_array_index (self->entries, i));

      summer_settlement_set_reason (self->draft, g_array_index (self->lines, guint, i), text);
    }
}

/**
 * summer_settlement_reasons_complain:
 *
 * Marks each line that has a complaint, and goes to the first of them.
 */
void
summer_settlement_reasons_complain (SummerSettlementReasons *self,
                                    const SummerComplaints *complaints)
{
  gboolean gone = FALSE;

  g_return_if_fail (SUMMER_IS_SETTLEMENT_REASONS (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const guint line = g_array_index (self->lines, guint, i);
      g_autofree char *field
          = g_strdup_printf ("reason-%" G_GINT64_FORMAT, self->draft->lines[line].class_id);
      const char *wrong = summer_complaints_get (complaints, field);

      summer_field_set_wrong (g_ptr_array_index (self->entries, i), wrong);
      if (wrong != NULL && !gone)
        gtk_widget_grab_focus (g_ptr_array_index (self->entries, i));
      gone |= wrong != NULL;
    }
}
