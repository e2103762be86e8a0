#include "config.h"

#include "summer-payment-lines.h"

#include <glib/gi18n.h>

#include "summer-field.h"

#define HEIGHT 280

typedef struct
{
  const SummerBalance *balance; /* borrowed */
  GtkCheckButton *chosen;
  GtkWidget *amount;
  GtkLabel *note;
} Line;

struct _SummerPaymentLines
{
  AdwBin parent_instance;

  GArray *lines; /* Line */
  GtkListBox *list;
  GtkLabel *sum;
};

G_DEFINE_FINAL_TYPE (SummerPaymentLines, summer_payment_lines, ADW_TYPE_BIN)

static guint changed_signal;

/* Below zero with a minus before it; 0 where it is no amount. */
static SummerMoney
read_amount (GtkWidget *entry)
{
  g_autofree char *text = summer_field_dup_text (entry);
  const gboolean back = text != NULL && (*text == '-' || g_str_has_prefix (text, "−"));
  SummerMoney amount = 0;

  if (text == NULL || !summer_money_parse (back ? g_utf8_next_char (text) : text, &amount, NULL))
    return 0;
  return back ? -amount : amount;
}

static void
update_sum (SummerPaymentLines *self)
{
  g_autoptr (GArray) lines = summer_payment_lines_list (self);
  g_autofree char *text = NULL;
  g_autofree char *amount = NULL;
  SummerMoney sum = 0;

  for (guint i = 0; i < lines->len; i++)
    sum += g_array_index (lines, SummerPaymentLine, i).amount;
  amount = summer_money_dup_text (sum);
  text = g_strdup_printf (ngettext ("%u payment, %s yuan", "%u payments, %s yuan", lines->len),
                          lines->len, amount);
  gtk_label_set_text (self->sum, text);
}

static void
changed_cb (SummerPaymentLines *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      gtk_widget_set_sensitive (line->amount, gtk_check_button_get_active (line->chosen));
    }
  update_sum (self);
  g_signal_emit (self, changed_signal, 0);
}

/* To be paid, or below zero to be got back. */
static SummerMoney
get_open (const SummerBalance *balance)
{
  const SummerMoney owed = summer_balance_get_owed (balance);

  return owed > 0 ? -owed : MAX (0, summer_balance_get_payable (balance));
}

static GtkWidget *
new_amount (const SummerBalance *balance)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = summer_money_dup_plain (get_open (balance));
  g_autofree char *name = g_strdup_printf (_ ("Amount for %s"), balance->class.name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 11);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static GtkLabel *
new_note (void)
{
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "form-note");
  gtk_widget_add_css_class (note, "bad");
  gtk_widget_set_visible (note, FALSE);
  return GTK_LABEL (note);
}

static void
add_line (SummerPaymentLines *self, const SummerBalance *balance, gboolean chosen)
{
  g_autofree char *text = g_strdup_printf ("%s %s", balance->class.code, balance->class.name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *row = gtk_list_box_row_new ();
  const Line line = { balance, GTK_CHECK_BUTTON (gtk_check_button_new_with_label (text)),
                      new_amount (balance), new_note () };

  gtk_check_button_set_active (line.chosen, chosen);
  gtk_widget_set_sensitive (line.amount, chosen);
  gtk_widget_set_hexpand (GTK_WIDGET (line.chosen), TRUE);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (line.chosen));
  gtk_box_append (GTK_BOX (top), line.amount);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line.note));
  gtk_widget_set_margin_top (box, 2);
  gtk_widget_set_margin_bottom (box, 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->lines, line);
  g_signal_connect_swapped (line.chosen, "toggled", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (line.amount, "changed", G_CALLBACK (changed_cb), self);
}

static gboolean
is_proposed (GArray *proposed, gint64 class_id)
{
  for (guint i = 0; i < proposed->len; i++)
    if (g_array_index (proposed, SummerPaymentLine, i).class_id == class_id)
      return TRUE;
  return FALSE;
}

GtkWidget *
summer_payment_lines_new (SummerOffice *office,
                          const SummerPaymentBook *book,
                          const gint64 *classes,
                          guint n_classes)
{
  SummerPaymentLines *self = g_object_new (SUMMER_TYPE_PAYMENT_LINES, NULL);
  g_autoptr (GArray) proposed = summer_payment_batch_propose (book, classes, n_classes);

  /* What is proposed comes first: among a hundred classes nobody finds the one. */
  for (guint i = 0; i < 2 * book->n_classes; i++)
    {
      const SummerBalance *balance = &book->classes[i % book->n_classes];
      const gboolean chosen = is_proposed (proposed, balance->class.id);

      if (get_open (balance) != 0 && chosen == (i < book->n_classes)
          && summer_office_shows_union (office, balance->class.union_name))
        add_line (self, balance, chosen);
    }
  update_sum (self);
  return GTK_WIDGET (self);
}

GArray *
summer_payment_lines_list (SummerPaymentLines *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SummerPaymentLine));

  g_return_val_if_fail (SUMMER_IS_PAYMENT_LINES (self), lines);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      const SummerPaymentLine chosen = { line->balance->class.id, read_amount (line->amount) };

      if (gtk_check_button_get_active (line->chosen))
        g_array_append_val (lines, chosen);
    }
  return lines;
}

void
summer_payment_lines_show_complaints (SummerPaymentLines *self, const SummerComplaints *complaints)
{
  g_return_if_fail (SUMMER_IS_PAYMENT_LINES (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      const char *wrong = gtk_check_button_get_active (line->chosen)
                              ? summer_complaints_get (complaints, line->balance->class.code)
                              : NULL;

      summer_field_set_wrong (line->amount, wrong);
      gtk_label_set_text (line->note, wrong != NULL ? wrong : "");
      gtk_widget_set_visible (GTK_WIDGET (line->note), wrong != NULL);
    }
}

static void
summer_payment_lines_finalize (GObject *object)
{
  g_array_unref (SUMMER_PAYMENT_LINES (object)->lines);

  G_OBJECT_CLASS (summer_payment_lines_parent_class)->finalize (object);
}

static void
summer_payment_lines_class_init (SummerPaymentLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_payment_lines_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_payment_lines_init (SummerPaymentLines *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = gtk_scrolled_window_new ();

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lines");
  gtk_list_box_set_placeholder (self->list,
                                gtk_label_new (
                                    _ ("Nothing is to be paid: all that was settled is paid or on "
                                       "the way.")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->list));
  gtk_label_set_xalign (self->sum, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "strong");
  gtk_box_append (GTK_BOX (box), window);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sum));
  adw_bin_set_child (ADW_BIN (self), box);
}
