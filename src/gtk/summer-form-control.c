#include "config.h"

#include "summer-form-control.h"

#include <glib/gi18n.h>

#include "summer-choice-search.h"
#include "summer-day-picker.h"
#include "summer-field.h"
#include "summer-terms.h"

/* More choices than this are searched rather than looked through. */
#define MANY_CHOICES 12

struct _SummerFormChoices
{
  GtkStringList *names; /* owned */
  GArray *ids;          /* of gint64, owned; in the order of the names */
  SummerOffice *office; /* borrowed */
  gint64 chosen;        /* what the record says already; 0 = nothing */
};

/**
 * summer_form_choices_add:
 * @id: 0 for the choice of nothing
 */
void
summer_form_choices_add (SummerFormChoices *self, gint64 id, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  gtk_string_list_append (self->names, text);
  g_array_append_val (self->ids, id);
}

void
summer_form_choices_add_class (SummerFormChoices *self,
                               gint64 id,
                               const char *text,
                               const char *union_name)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (id == self->chosen || summer_office_shows_union (self->office, union_name))
    summer_form_choices_add (self, id, text);
}

static GtkWidget *
new_drop_down (SummerFormChoices *choices)
{
  GtkWidget *control;

  if (choices->ids->len > MANY_CHOICES)
    {
      GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      control = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (choices->names)), text);
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (control), TRUE);
      summer_choice_search_attach (GTK_DROP_DOWN (control));
    }
  else
    {
      control = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (choices->names)), NULL);
      summer_choice_keys_attach (GTK_DROP_DOWN (control));
    }
  g_object_set_data_full (G_OBJECT (control), "ids", g_array_ref (choices->ids),
                          (GDestroyNotify) g_array_unref);
  return control;
}

static gboolean
fill (const SummerFormField *field, gpointer data, SummerFormChoices *choices, GError **error)
{
  if (field->kind == SUMMER_FORM_CHOICE)
    return field->choices (summer_office_get_store (choices->office),
                           summer_office_get_programme (choices->office), data, choices, error);

  if (!field->required)
    summer_form_choices_add (choices, -1, _ ("(not said)"));
  if (field->kind == SUMMER_FORM_YES_NO)
    {
      summer_form_choices_add (choices, 1, _ ("yes"));
      summer_form_choices_add (choices, 0, _ ("no"));
      return TRUE;
    }
  for (guint i = 0; i < summer_terms_get_size ((SummerTerms) field->terms); i++)
    summer_form_choices_add (choices, i,
                             summer_terms_get_text ((SummerTerms) field->terms, (int) i));
  return TRUE;
}

static GtkWidget *
new_choice (const SummerFormField *field,
            SummerOffice *office,
            gconstpointer record,
            gpointer data,
            GError **error)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SummerFormChoices choices = { .names = names, .ids = ids, .office = office };

  if (field->kind == SUMMER_FORM_CHOICE)
    choices.chosen = G_STRUCT_MEMBER (gint64, record, field->offset);
  return fill (field, data, &choices, error) ? new_drop_down (&choices) : NULL;
}

static GtkWidget *
new_entry (const SummerFormField *field)
{
  GtkWidget *control = gtk_entry_new ();

  if (field->hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (control), _ (field->hint));
  else if (field->kind == SUMMER_FORM_DAY)
    gtk_entry_set_placeholder_text (GTK_ENTRY (control), "2019-07-08");
  else if (field->kind == SUMMER_FORM_TIME)
    gtk_entry_set_placeholder_text (GTK_ENTRY (control), "16:30");
  if (field->kind == SUMMER_FORM_DAY && !field->read_only)
    summer_day_picker_attach (GTK_ENTRY (control));
  gtk_editable_set_editable (GTK_EDITABLE (control), !field->read_only);
  gtk_editable_set_width_chars (GTK_EDITABLE (control), 12);
  return control;
}

/* Before the text takes the key as the end of a line. */
static void
add_save_key (GtkWidget *control)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              "<Control>Return|<Control>KP_Enter"),
                                                          gtk_named_action_new ("record.save")));
  gtk_widget_add_controller (control, keys);
}

static GtkWidget *
new_text_view (const SummerFormField *field)
{
  GtkWidget *control = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (control), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (control), FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (control), !field->read_only);
  gtk_widget_set_size_request (control, -1, 52);
  gtk_widget_add_css_class (control, "form-text");
  add_save_key (control);
  return control;
}

/**
 * summer_form_control_new:
 * @record: what the form begins with
 * @data: goes to the call that lists choices
 *
 * Returns: (transfer floating) (nullable): the control; %NULL with @error set
 */
GtkWidget *
summer_form_control_new (const SummerFormField *field,
                         SummerOffice *office,
                         gconstpointer record,
                         gpointer data,
                         GError **error)
{
  GtkWidget *control;

  switch ((int) field->kind)
    {
    case SUMMER_FORM_CHOICE:
    case SUMMER_FORM_TERM:
    case SUMMER_FORM_YES_NO:
      control = new_choice (field, office, record, data, error);
      break;
    case SUMMER_FORM_CHECK:
      control = gtk_check_button_new ();
      break;
    case SUMMER_FORM_LONG:
      control = new_text_view (field);
      break;
    default:
      control = new_entry (field);
    }
  if (field->suggest != SUMMER_SUGGEST_NOTHING
      && !summer_suggestion_attach (GTK_ENTRY (control), office, field->suggest, error))
    {
      g_object_ref_sink (control);
      g_clear_object (&control);
    }
  if (control != NULL && field->read_only && !GTK_IS_ENTRY (control) && !GTK_IS_TEXT_VIEW (control))
    gtk_widget_set_sensitive (control, FALSE);
  return control;
}

void
summer_form_control_watch (GtkWidget *control,
                           const SummerFormField *field,
                           GCallback changed,
                           gpointer object)
{
  if (GTK_IS_DROP_DOWN (control))
    g_signal_connect_object (control, "notify::selected", changed, object, G_CONNECT_SWAPPED);
  else if (GTK_IS_CHECK_BUTTON (control))
    g_signal_connect_object (control, "toggled", changed, object, G_CONNECT_SWAPPED);
  else if (GTK_IS_TEXT_VIEW (control))
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), "changed", changed,
                             object, G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (control, "changed", changed, object, G_CONNECT_SWAPPED);
}

static void
choose (GtkWidget *control, gint64 id)
{
  const GArray *ids = g_object_get_data (G_OBJECT (control), "ids");

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (control), i);
        return;
      }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), GTK_INVALID_LIST_POSITION);
}

/* none: where nothing is chosen. */
static gint64
get_chosen (GtkWidget *control, gint64 none)
{
  const GArray *ids = g_object_get_data (G_OBJECT (control), "ids");
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));

  return chosen < ids->len ? g_array_index (ids, gint64, chosen) : none;
}

static char *
dup_tenths (int tenths)
{
  return tenths % 10 == 0 ? g_strdup_printf ("%d", tenths / 10)
                          : g_strdup_printf ("%d.%d", tenths / 10, tenths % 10);
}

static char *
dup_text (const SummerFormField *field, gconstpointer record)
{
  switch ((int) field->kind)
    {
    case SUMMER_FORM_DAY:
      return summer_day_dup_iso (G_STRUCT_MEMBER (SummerDay, record, field->offset));
    case SUMMER_FORM_TIME:
      return summer_time_dup_text (G_STRUCT_MEMBER (SummerTime, record, field->offset));
    case SUMMER_FORM_MONEY:
      return G_STRUCT_MEMBER (SummerMoney, record, field->offset) < 0
                 ? NULL
                 : summer_money_dup_plain (G_STRUCT_MEMBER (SummerMoney, record, field->offset));
    case SUMMER_FORM_COUNT:
      return G_STRUCT_MEMBER (int, record, field->offset) < 0
                 ? NULL
                 : g_strdup_printf ("%d", G_STRUCT_MEMBER (int, record, field->offset));
    case SUMMER_FORM_TENTHS:
      return G_STRUCT_MEMBER (int, record, field->offset) < 0
                 ? NULL
                 : dup_tenths (G_STRUCT_MEMBER (int, record, field->offset));
    default:
      return g_strdup (G_STRUCT_MEMBER (const char *, record, field->offset));
    }
}

void
summer_form_control_write (GtkWidget *control, const SummerFormField *field, gconstpointer record)
{
  g_autofree char *text = NULL;

  if (field->kind == SUMMER_FORM_CHOICE)
    choose (control, G_STRUCT_MEMBER (gint64, record, field->offset));
  else if (GTK_IS_DROP_DOWN (control))
    choose (control, G_STRUCT_MEMBER (int, record, field->offset));
  else if (GTK_IS_CHECK_BUTTON (control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (control),
                                 G_STRUCT_MEMBER (int, record, field->offset) == 1);
  else
    {
      text = dup_text (field, record);
      summer_field_set_text (control, text);
    }
}

/* scale: 1, or 10 for one digit behind the point. -1 for nothing; FALSE for what is no such number. */
static gboolean
parse_number (const char *text, int scale, int *number)
{
  char *end = NULL;
  gint64 value;

  *number = -1;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  value = g_ascii_strtoll (text, &end, 10) * scale;
  if (scale == 10 && *end == '.' && g_ascii_isdigit (end[1]))
    {
      value += end[1] - '0';
      end += 2;
    }
  if (*end != '\0' || value > G_MAXINT / 2)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static const char *
read_text (const SummerFormField *field, const char *text, gpointer record)
{
  gpointer member = (char *) record + field->offset;

  switch ((int) field->kind)
    {
    case SUMMER_FORM_DAY:
      *(SummerDay *) member = text != NULL ? summer_day_parse (text) : SUMMER_DAY_NONE;
      return text != NULL && *(SummerDay *) member == SUMMER_DAY_NONE
                 ? _ ("This is no date. Write it like 2019-07-08.")
                 : NULL;
    case SUMMER_FORM_TIME:
      *(SummerTime *) member = text != NULL ? summer_time_parse (text) : SUMMER_TIME_NONE;
      return text != NULL && *(SummerTime *) member == SUMMER_TIME_NONE
                 ? _ ("This is no time. Write it like 16:30.")
                 : NULL;
    case SUMMER_FORM_MONEY:
      *(SummerMoney *) member = -1;
      return text == NULL || summer_money_parse (text, member, NULL)
                 ? NULL
                 : _ ("This is no amount. Write yuan, like 1200 or 1200.50.");
    case SUMMER_FORM_COUNT:
      return parse_number (text, 1, member) ? NULL : _ ("Write a whole number.");
    case SUMMER_FORM_TENTHS:
      return parse_number (text, 10, member)
                 ? NULL
                 : _ ("Write a number with at most one digit behind the point.");
    default:
      return NULL;
    }
}

/**
 * summer_form_control_read:
 * @record: its member of the field is set
 * @texts: takes the texts, which the record borrows
 *
 * Returns: (nullable) (transfer none): what is wrong with the form of what stands there
 */
const char *
summer_form_control_read (GtkWidget *control,
                          const SummerFormField *field,
                          gpointer record,
                          GPtrArray *texts)
{
  gpointer member = (char *) record + field->offset;
  char *text;

  if (field->kind == SUMMER_FORM_CHOICE)
    *(gint64 *) member = get_chosen (control, 0);
  else if (GTK_IS_DROP_DOWN (control))
    *(int *) member = (int) get_chosen (control, -1);
  else if (GTK_IS_CHECK_BUTTON (control))
    *(int *) member = gtk_check_button_get_active (GTK_CHECK_BUTTON (control));
  else
    {
      text = summer_field_dup_text (control);
      g_ptr_array_add (texts, text);
      if (field->kind != SUMMER_FORM_TEXT && field->kind != SUMMER_FORM_LONG)
        return read_text (field, text, record);
      *(const char **) member = text;
    }
  return NULL;
}

gboolean
summer_form_control_is_empty (GtkWidget *control, const SummerFormField *field)
{
  g_autofree char *text = NULL;

  if (GTK_IS_DROP_DOWN (control))
    return field->kind == SUMMER_FORM_CHOICE ? get_chosen (control, 0) == 0
                                             : get_chosen (control, -1) == -1;
  if (GTK_IS_CHECK_BUTTON (control))
    return FALSE;
  text = summer_field_dup_text (control);
  return text == NULL;
}
