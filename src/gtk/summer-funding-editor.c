#include "config.h"

#include "summer-funding-editor.h"

#include "summer-amount.h"

#include <glib/gi18n.h>
#include <string.h>

/* What stands in a line. A share has the first two, a source all. */
typedef enum
{
  FIELD_NAME,  /* of the union or place, or of the source */
  FIELD_VALUE, /* how much: yuan or a percentage, or what the rule goes on with */
  FIELD_WITHIN,
  FIELD_PURPOSE,
  FIELD_MAX,
  N_FIELDS
} Field;

/* How a source works out what a class is due: the word of the written form, and what is written behind it. */
static const struct
{
  const char *word, *title, *example;
} rules[] = {
  { "flat", N_ ("one amount a class"), "2000" },
  { "match", N_ ("percentage of what the fund grants"), "50%" },
  { "child_day", N_ ("for each day a child is present"), "2.50;max=3000" },
  { "tiers", N_ ("steps by headcount"), "new@10=1000;continuing@20=2000" },
};

typedef struct
{
  GtkWidget *line; /* child of the editor's box; the rest are inside of it */
  GtkEditable *fields[N_FIELDS];
  GtkDropDown *rule;
} Line;

struct _SummerFundingEditor
{
  GtkWidget parent_instance;

  gboolean of_sources;
  GtkWidget *box; /* child */
  GtkBox *lines_box;
  GtkWidget *add;
  GPtrArray *lines; /* Line, owned */
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SummerFundingEditor, summer_funding_editor, GTK_TYPE_WIDGET)

static void
changed_cb (SummerFundingEditor *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
name_widget (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_field (SummerFundingEditor *self,
           Line *line,
           Field field,
           GtkWidget *box,
           const char *name,
           const char *placeholder,
           int width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (entry, name);
  name_widget (entry, name);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  line->fields[field] = GTK_EDITABLE (entry);
}

static void
update_lines (SummerFundingEditor *self)
{
  gtk_widget_set_sensitive (self->add, self->lines->len < (self->of_sources ? SUMMER_MAX_SOURCES
                                                                            : SUMMER_MAX_SHARES));
}

static void
remove_cb (GtkWidget *button, SummerFundingEditor *self)
{
  /* It stands in the first row of its line. */
  GtkWidget *widget = gtk_widget_get_parent (gtk_widget_get_parent (button));

  for (guint i = 0; i < self->lines->len; i++)
    if (((Line *) self->lines->pdata[i])->line == widget)
      {
        /* The focus would be lost with the button. */
        gtk_widget_grab_focus (self->add);
        g_ptr_array_remove_index (self->lines, i);
        gtk_box_remove (self->lines_box, widget);
        break;
      }
  update_lines (self);
  changed_cb (self);
}

static GtkWidget *
create_remove (SummerFundingEditor *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  const char *name = self->of_sources ? _ ("Remove this source") : _ ("Remove this share");

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, name);
  name_widget (remove, name);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  return remove;
}

/* What a written rule goes on with depends on the rule. */
static void
rule_cb (GtkDropDown *drop_down, GParamSpec *pspec, GtkEditable *value)
{
  const guint chosen = gtk_drop_down_get_selected (drop_down);

  if (chosen < G_N_ELEMENTS (rules))
    gtk_entry_set_placeholder_text (GTK_ENTRY (value), rules[chosen].example);
}

static void
fill_source_line (SummerFundingEditor *self, Line *line, GtkWidget *first, GtkWidget *second)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    gtk_string_list_append (titles, _ (rules[i].title));
  add_field (self, line, FIELD_NAME, first, _ ("Whose money it is"), "市级配套", 14);
  add_field (self, line, FIELD_WITHIN, first,
             _ ("Union or place whose classes get it; empty = all"), _ ("all classes"), 14);
  gtk_box_append (GTK_BOX (first), gtk_label_new (_ ("pays for")));
  add_field (self, line, FIELD_PURPOSE, first,
             _ ("What it pays for; empty = the same as the fund, whose grant is taken off"),
             _ ("the same as the fund"), 14);
  gtk_box_append (GTK_BOX (first), create_remove (self));
  line->rule = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (titles), NULL));
  name_widget (line->rule, _ ("How the source works out what a class is due"));
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (line->rule));
  add_field (self, line, FIELD_VALUE, second, _ ("How much"), rules[0].example, 18);
  gtk_box_append (GTK_BOX (second), gtk_label_new (_ ("in all at most")));
  add_field (self, line, FIELD_MAX, second, _ ("Ceiling of the source in yuan; empty = none"),
             _ ("no limit"), 9);
  gtk_box_append (GTK_BOX (second), gtk_label_new (_ ("yuan")));
  g_signal_connect (line->rule, "notify::selected", G_CALLBACK (rule_cb),
                    line->fields[FIELD_VALUE]);
  g_signal_connect_swapped (line->rule, "notify::selected", G_CALLBACK (changed_cb), self);
}

static Line *
add_line (SummerFundingEditor *self)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  line->line = rows;
  gtk_widget_set_margin_bottom (rows, self->of_sources ? 8 : 0);
  gtk_box_append (GTK_BOX (rows), first);
  if (self->of_sources)
    {
      gtk_box_append (GTK_BOX (rows), second);
      fill_source_line (self, line, first, second);
    }
  else
    {
      g_object_ref_sink (second);
      g_object_unref (second);
      add_field (self, line, FIELD_NAME, first, _ ("Union or place that the share is for"),
                 "福州市", 18);
      add_field (self, line, FIELD_VALUE, first,
                 _ ("The share: yuan, or a percentage of the fund less its reserve"),
                 _ ("600000 or 30%"), 12);
      gtk_box_append (GTK_BOX (first), create_remove (self));
    }
  gtk_box_append (self->lines_box, line->line);
  g_ptr_array_add (self->lines, line);
  update_lines (self);
  return line;
}

static void
add_cb (SummerFundingEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (add_line (self)->fields[FIELD_NAME]));
}

static void
summer_funding_editor_dispose (GObject *object)
{
  SummerFundingEditor *self = SUMMER_FUNDING_EDITOR (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (summer_funding_editor_parent_class)->dispose (object);
}

static void
summer_funding_editor_class_init (SummerFundingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_funding_editor_dispose;
  changed_signal = g_signal_new ("changed", SUMMER_TYPE_FUNDING_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
summer_funding_editor_init (SummerFundingEditor *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->lines_box = GTK_BOX (lines);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), lines);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * summer_funding_editor_new:
 * @of_sources: sources of money after the fund; otherwise shares of the fund
 */
GtkWidget *
summer_funding_editor_new (gboolean of_sources)
{
  SummerFundingEditor *self = g_object_new (SUMMER_TYPE_FUNDING_EDITOR, NULL);

  self->of_sources = of_sources;
  self->add = gtk_button_new_with_label (of_sources ? _ ("Add a source") : _ ("Add a share"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->add);
  return GTK_WIDGET (self);
}

static void
show_text (Line *line, Field field, const char *text)
{
  gtk_editable_set_text (line->fields[field], text != NULL ? text : "");
}

static void
show_share (Line *line, const SummerShare *share)
{
  g_autofree char *value = share->by_percent ? summer_rate_dup_basis_points (share->basis_points)
                                             : summer_money_dup_plain (share->amount);

  show_text (line, FIELD_NAME, share->name);
  show_text (line, FIELD_VALUE, value);
}

static void
show_source (Line *line, const SummerSource *source)
{
  g_autofree char *rate = summer_rate_dup_basis_points (source->match);
  g_autofree char *amount = summer_amount_dup (&source->amount);
  g_autofree char *max = source->max > 0 ? summer_money_dup_plain (source->max) : NULL;
  const char *colon = strchr (amount, ':');
  const char *word = source->match > 0 ? "match" : amount;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_has_prefix (word, rules[i].word))
      gtk_drop_down_set_selected (line->rule, i);
  show_text (line, FIELD_NAME, source->name);
  show_text (line, FIELD_WITHIN, source->within);
  show_text (line, FIELD_PURPOSE, source->purpose);
  show_text (line, FIELD_VALUE, source->match > 0 ? rate : colon + 1);
  show_text (line, FIELD_MAX, max);
}

/**
 * summer_funding_editor_show:
 *
 * Fills the form with the shares or the sources of @policy; no "changed" comes of it.
 */
void
summer_funding_editor_show (SummerFundingEditor *self, const SummerPolicy *policy)
{
  g_return_if_fail (SUMMER_IS_FUNDING_EDITOR (self) && policy != NULL);

  self->filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    gtk_box_remove (self->lines_box, ((Line *) self->lines->pdata[i])->line);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; !self->of_sources && i < policy->n_shares; i++)
    show_share (add_line (self), &policy->shares[i]);
  for (guint i = 0; self->of_sources && i < policy->n_sources; i++)
    show_source (add_line (self), &policy->sources[i]);
  update_lines (self);
  self->filling = FALSE;
}

static const char *
get_text (const Line *line, Field field)
{
  const char *text = line->fields[field] != NULL ? gtk_editable_get_text (line->fields[field]) : "";

  return text[strspn (text, " ")] != '\0' ? text : "";
}

static gboolean
is_blank (const Line *line)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (*get_text (line, (Field) i) != '\0')
      return FALSE;
  return TRUE;
}

static void
append_source (GString *text, const Line *line)
{
  const guint rule = gtk_drop_down_get_selected (line->rule);
  const char *within = get_text (line, FIELD_WITHIN), *purpose = get_text (line, FIELD_PURPOSE);
  const char *max = get_text (line, FIELD_MAX);

  g_string_append (text, get_text (line, FIELD_NAME));
  if (*within != '\0')
    g_string_append_printf (text, "[%s]", within);
  g_string_append_printf (text, "=%s:%s", rules[MIN (rule, G_N_ELEMENTS (rules) - 1)].word,
                          get_text (line, FIELD_VALUE));
  if (*max != '\0')
    g_string_append_printf (text, "{max=%s", max);
  if (*purpose != '\0')
    g_string_append_printf (text, "%sfor=%s", *max != '\0' ? ";" : "{", purpose);
  if (*max != '\0' || *purpose != '\0')
    g_string_append_c (text, '}');
}

static void
append_line (GString *text, gboolean of_sources, const Line *line)
{
  if (of_sources)
    append_source (text, line);
  else
    g_string_append_printf (text, "%s=%s", get_text (line, FIELD_NAME),
                            get_text (line, FIELD_VALUE));
}

/**
 * summer_funding_editor_dup_text:
 *
 * Returns: (transfer full): what is in the form, right or wrong, in the written form of a workbook; lines that nothing
 *   was written in are left out
 */
char *
summer_funding_editor_dup_text (SummerFundingEditor *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (SUMMER_IS_FUNDING_EDITOR (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (is_blank (line))
        continue;
      if (text->len > 0)
        g_string_append (text, self->of_sources ? " / " : ";");
      append_line (text, self->of_sources, line);
    }
  return g_strdup (text->str);
}

/* {{{ What is wrong */

/* A line as text, with one of its fields written as something that is right. */
static char *
dup_mended (const SummerFundingEditor *self, const Line *line, Field mended)
{
  const guint rule = self->of_sources
                         ? MIN (gtk_drop_down_get_selected (line->rule), G_N_ELEMENTS (rules) - 1)
                         : 0;
  const char *const right[N_FIELDS]
      = { "a", self->of_sources ? rules[rule].example : "1", NULL, NULL, NULL };
  GtkWidget *copy = NULL;
  Line other = *line;
  g_autoptr (GString) text = g_string_new (NULL);

  if (mended < N_FIELDS)
    {
      copy = g_object_ref_sink (gtk_entry_new ());
      gtk_editable_set_text (GTK_EDITABLE (copy), right[mended] != NULL ? right[mended] : "");
      other.fields[mended] = GTK_EDITABLE (copy);
    }
  append_line (text, self->of_sources, &other);
  g_clear_object (&copy);
  return g_strdup (text->str);
}

static gboolean
is_right (gboolean of_sources, const char *text)
{
  SummerSource *sources = NULL;
  SummerShare *shares = NULL;
  guint n = 0;
  gboolean right;

  if (!of_sources)
    {
      right = summer_shares_read (text, &shares, &n, NULL);
      summer_shares_free (shares, n);
      return right;
    }
  right = summer_sources_read (text, &sources, &n, NULL);
  summer_sources_free (sources, n);
  return right;
}

/* The field without which the line would be right; N_FIELDS: it is right, or more than one is wrong. */
static Field
find_wrong (const SummerFundingEditor *self, const Line *line)
{
  g_autofree char *whole = dup_mended (self, line, N_FIELDS);
  guint field = 0;

  if (is_right (self->of_sources, whole))
    return N_FIELDS;
  for (field = 0; field < N_FIELDS; field++)
    {
      g_autofree char *text
          = line->fields[field] != NULL ? dup_mended (self, line, (Field) field) : NULL;

      if (text != NULL && is_right (self->of_sources, text))
        break;
    }
  return (Field) field;
}

static gboolean
is_named_twice (const SummerFundingEditor *self, const Line *line)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (self->lines->pdata[i] != line && !is_blank (self->lines->pdata[i])
        && strcmp (get_text (line, FIELD_NAME), get_text (self->lines->pdata[i], FIELD_NAME)) == 0)
      return TRUE;
  return FALSE;
}

static void
mark (GtkEditable *field, const char *problem)
{
  GtkWidget *entry = GTK_WIDGET (field);

  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

/**
 * summer_funding_editor_set_problem:
 * @problem: (nullable): what is wrong with the lines; %NULL = nothing
 *
 * Marks the fields that it is about: the one that cannot be read, a name that stands there twice, or, where each line is
 * right by itself, how much each gives.
 */
void
summer_funding_editor_set_problem (SummerFundingEditor *self, const char *problem)
{
  gboolean found = FALSE;

  g_return_if_fail (SUMMER_IS_FUNDING_EDITOR (self));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      Field wrong = problem != NULL && !is_blank (line) ? find_wrong (self, line) : N_FIELDS;

      if (problem != NULL && !is_blank (line) && wrong == N_FIELDS && is_named_twice (self, line))
        wrong = FIELD_NAME;
      found |= wrong < N_FIELDS;
      for (guint field = 0; field < N_FIELDS; field++)
        if (line->fields[field] != NULL)
          mark (line->fields[field], field == wrong ? problem : NULL);
    }
  for (guint i = 0; problem != NULL && !found && i < self->lines->len; i++)
    mark (((Line *) self->lines->pdata[i])->fields[FIELD_VALUE], problem);
}

/* }}} */
