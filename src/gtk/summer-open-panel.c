#include "config.h"

#include "summer-open-panel.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-field.h"
#include "summer-identity.h"
#include "summer-line.h"
#include "summer-open-work.h"
#include "summer-release-check.h"
#include "summer-staff-choice.h"

/* What can be chosen. */
typedef struct
{
  guint value;     /* of the work's option */
  char *collector; /* owned; NULL = none */
  gboolean alone;
  gboolean other; /* somebody who is not listed */
  gboolean text;  /* a text must be written */
  gboolean ready; /* done as soon as it is chosen by its number */
} Option;

struct _SummerOpenPanel
{
  GtkWidget parent_instance;

  SummerDeskDialog *dialog; /* borrowed: it holds this */
  SummerOpenThing thing;    /* of the one shown; its texts are owned */
  gboolean shown;
  GPtrArray *options; /* of Option, owned; row i of the list shows option i */

  GtkWidget *scrolled;
  GtkLabel *title;
  GtkLabel *what;
  GtkBox *warnings;
  GtkLabel *question;
  GtkListBox *list;
  GtkWidget *time_box;
  GtkLabel *time_label;
  GtkEntry *time;
  GtkWidget *other_box;
  GtkEntry *collector;
  GtkEntry *telephone;
  GtkDropDown *confirmed_by;
  GtkWidget *text_box;
  GtkLabel *text_label;
  GtkEntry *text;
  GtkButton *carry_out;
};

G_DEFINE_FINAL_TYPE (SummerOpenPanel, summer_open_panel, GTK_TYPE_WIDGET)

static void
option_free (gpointer data)
{
  Option *option = data;

  g_free (option->collector);
  g_free (option);
}

/* Takes the option; text in bold, detail beside it. */
static void
add_option (
    SummerOpenPanel *self, Option option, const char *text, const char *detail, const char *end)
{
  GtkWidget *line = summer_line_new ();
  g_autofree char *key = g_strdup_printf ("%u", self->options->len + 1);

  summer_line_add_key (line, key);
  summer_line_add_text (line, text, 0, "strong");
  summer_line_add_text (line, detail, -1, "faint");
  if (end != NULL)
    summer_line_add_text (line, end, 0, "faint");
  gtk_list_box_append (self->list, line);
  g_ptr_array_add (self->options, g_memdup2 (&option, sizeof option));
}

static const Option *
get_option (SummerOpenPanel *self)
{
  const int chosen = summer_line_get_chosen (self->list);

  return chosen >= 0 && (guint) chosen < self->options->len ? self->options->pdata[chosen] : NULL;
}

static void
add_warning (SummerOpenPanel *self, const SummerReleasePerson *person)
{
  g_autofree char *text
      = person->relationship != NULL
            ? g_strdup_printf (_ ("Must not collect: %s (%s)"), person->name, person->relationship)
            : g_strdup_printf (_ ("Must not collect: %s"), person->name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "forbidden");
  gtk_box_append (self->warnings, label);
}

static void
add_collectors (SummerOpenPanel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerReleaseCheck) check
      = summer_release_check_load (summer_desk_dialog_get_store (self->dialog),
                                   summer_workplace_get_class (
                                       summer_desk_dialog_get_workplace (self->dialog)),
                                   self->thing.id, self->thing.day, &error);

  gtk_label_set_text (self->question, _ ("Who collects? Choose by number, then Enter"));
  if (check == NULL)
    {
      summer_desk_dialog_say (self->dialog, SUMMER_TONE_BAD, error->message);
      return;
    }
  for (guint i = 0; i < check->forbidden->len; i++)
    add_warning (self, check->forbidden->pdata[i]);
  for (guint i = 0; i < check->n_valid; i++)
    {
      const SummerReleasePerson *person = check->persons->pdata[i];
      g_autofree char *validity = summer_release_person_dup_validity (person);
      g_autofree char *telephone = summer_telephone_dup_masked (person->telephone);
      g_autofree char *detail = person->relationship != NULL
                                    ? g_strdup_printf ("%s · %s", person->relationship, validity)
                                    : g_strdup (validity);

      add_option (self, (Option){ .collector = g_strdup (person->name) }, person->name, detail,
                  telephone);
    }
  if (check->alone)
    add_option (self, (Option){ .alone = TRUE }, _ ("Goes home alone"), _ ("allowed in writing"),
                NULL);
  add_option (self, (Option){ .other = TRUE, .text = TRUE }, _ ("Somebody else"),
              _ ("needs a reason and a second member of staff"), NULL);
}

static void
add_marks (SummerOpenPanel *self)
{
  gtk_label_set_text (self->question, _ ("What is it? The number records it at once"));
  for (guint mark = SUMMER_MARK_PRESENT; mark <= SUMMER_MARK_ABSENT; mark++)
    add_option (self, (Option){ .value = mark, .ready = TRUE },
                summer_terms_get_text (SUMMER_TERMS_MARK, (int) mark),
                summer_terms_get_chinese (SUMMER_TERMS_MARK, (int) mark), NULL);
}

static void
fill_options (SummerOpenPanel *self)
{
  gtk_label_set_text (self->question, "");
  switch (self->thing.kind)
    {
    case SUMMER_OPEN_CHILD_IN:
    case SUMMER_OPEN_EARLIER_OUT:
      add_collectors (self);
      break;
    case SUMMER_OPEN_CHILD_UNMARKED:
      add_marks (self);
      break;
    case SUMMER_OPEN_STAFF_UNMARKED:
      gtk_label_set_text (self->question, _ ("What is it? The number records it at once"));
      add_option (self, (Option){ .value = 0, .ready = TRUE }, _ ("Was here"),
                  _ ("since the time below"), NULL);
      add_option (self, (Option){ .value = 1, .ready = TRUE }, C_ ("staff", "Away"),
                  _ ("did not come"), NULL);
      break;
    case SUMMER_OPEN_MEDICINE:
      gtk_label_set_text (self->question, _ ("What is it?"));
      add_option (self, (Option){ .value = 0, .ready = TRUE }, C_ ("medicine", "Given"),
                  _ ("at the time below"), NULL);
      add_option (self, (Option){ .value = 1, .text = TRUE }, _ ("Not given"), _ ("say why"), NULL);
      break;
    case SUMMER_OPEN_INCIDENT:
      add_option (self, (Option){ .text = TRUE }, _ ("It is over"), _ ("say how it ended"), NULL);
      break;
    case SUMMER_OPEN_STAFF_IN:
      add_option (self, (Option){ .ready = TRUE }, _ ("Sign out"), _ ("at the time below"), NULL);
      break;
    case SUMMER_OPEN_SAMPLE:
    case SUMMER_N_OPEN:
    default:
      add_option (self, (Option){ .ready = TRUE }, _ ("Throw away"), _ ("its hours are over"),
                  NULL);
      break;
    }
}

static const char *
get_button_text (SummerOpenPanel *self)
{
  static const char *const texts[SUMMER_N_OPEN] = {
    [SUMMER_OPEN_CHILD_IN] = N_ ("Release"),
    [SUMMER_OPEN_CHILD_UNMARKED] = N_ ("Record the Mark"),
    [SUMMER_OPEN_EARLIER_OUT] = N_ ("Record the Sign-out"),
    [SUMMER_OPEN_STAFF_UNMARKED] = N_ ("Record the Mark"),
    [SUMMER_OPEN_STAFF_IN] = N_ ("Sign Out"),
    [SUMMER_OPEN_MEDICINE] = N_ ("Record"),
    [SUMMER_OPEN_INCIDENT] = N_ ("Record the End"),
    [SUMMER_OPEN_SAMPLE] = N_ ("Throw Away"),
  };

  return _ (texts[self->thing.kind]);
}

/* The fields that the chosen option needs. */
static void
update_fields (SummerOpenPanel *self)
{
  const Option *option = get_option (self);
  const gboolean unmarked = self->thing.kind == SUMMER_OPEN_CHILD_UNMARKED;
  const gboolean other = option != NULL && option->other;
  const gboolean timeless
      = option == NULL || (unmarked && option->value != SUMMER_MARK_PRESENT)
        || (self->thing.kind == SUMMER_OPEN_STAFF_UNMARKED && option->value == 1);

  /* The rows go with the panel. */
  if (self->scrolled == NULL)
    return;
  gtk_widget_set_visible (self->time_box, !timeless);
  gtk_label_set_text_with_mnemonic (self->time_label, unmarked ? _ ("Came at (_T)") : _ ("_Time"));
  gtk_entry_set_placeholder_text (self->time, unmarked ? _ ("empty: not known") : "16:55");
  gtk_widget_set_visible (self->other_box, other);
  gtk_widget_set_visible (self->text_box, option != NULL && option->text);
  gtk_label_set_text_with_mnemonic (self->text_label, other ? _ ("_Reason")
                                                      : self->thing.kind == SUMMER_OPEN_INCIDENT
                                                          ? _ ("_Outcome")
                                                          : _ ("_Why not"));
}

/* Now, where the thing is of today and its end is now: when somebody came is not known by the clock. */
static SummerTime
guess_time (SummerOpenPanel *self)
{
  SummerDay today;
  SummerTime now;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (self->dialog), &today, &now);
  switch (self->thing.kind)
    {
    case SUMMER_OPEN_SAMPLE:
      return now;
    case SUMMER_OPEN_INCIDENT:
      return summer_desk_dialog_get_day (self->dialog) == today ? now : SUMMER_TIME_NONE;
    case SUMMER_OPEN_CHILD_IN:
    case SUMMER_OPEN_STAFF_IN:
    case SUMMER_OPEN_MEDICINE:
      return self->thing.day == today ? now : SUMMER_TIME_NONE;
    case SUMMER_OPEN_CHILD_UNMARKED:
    case SUMMER_OPEN_EARLIER_OUT:
    case SUMMER_OPEN_STAFF_UNMARKED:
    case SUMMER_N_OPEN:
    default:
      return SUMMER_TIME_NONE;
    }
}

static void
clear_thing (SummerOpenPanel *self)
{
  g_clear_pointer (&self->thing.name, g_free);
  g_clear_pointer (&self->thing.text, g_free);
}

/**
 * summer_open_panel_show:
 * @thing: (nullable): %NULL where nothing is open
 *
 * Shows another thing, with its fields as new.
 */
void
summer_open_panel_show (SummerOpenPanel *self, const SummerOpenThing *thing)
{
  GtkWidget *warning;

  g_return_if_fail (SUMMER_IS_OPEN_PANEL (self) && self->dialog != NULL);

  clear_thing (self);
  self->shown = thing != NULL;
  gtk_widget_set_visible (self->scrolled, self->shown);
  if (thing == NULL)
    return;

  self->thing = *thing;
  self->thing.name = g_strdup (thing->name);
  self->thing.text = g_strdup (thing->text);
  gtk_label_set_text (self->title, thing->name);
  gtk_label_set_text (self->what, thing->text);
  while ((warning = gtk_widget_get_first_child (GTK_WIDGET (self->warnings))) != NULL)
    gtk_box_remove (self->warnings, warning);
  g_ptr_array_set_size (self->options, 0);
  summer_line_clear (self->list);
  fill_options (self);
  gtk_widget_set_visible (GTK_WIDGET (self->question),
                          *gtk_label_get_text (self->question) != '\0');
  summer_staff_choice_fill (
      self->confirmed_by, summer_desk_dialog_get_class_day (self->dialog), _ ("(choose)"),
      summer_workplace_get_by (summer_desk_dialog_get_workplace (self->dialog)), NULL);
  summer_field_set_time (self->time, guess_time (self));
  summer_field_set_text (self->text, NULL);
  summer_field_set_text (self->collector, NULL);
  summer_field_set_text (self->telephone, NULL);
  gtk_button_set_label (self->carry_out, get_button_text (self));
  /* Who takes a child home is said each time: nobody is chosen before, as at the door. */
  if (thing->kind != SUMMER_OPEN_CHILD_IN && thing->kind != SUMMER_OPEN_EARLIER_OUT)
    summer_line_choose (self->list, 0, FALSE);
  update_fields (self);
}

typedef struct
{
  gint64 id;
  SummerTime time; /* none = the incident is not found */
} Beginning;

static gboolean
take_beginning (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  Beginning *beginning = user_data;

  if (record->id != beginning->id)
    return TRUE;
  beginning->time = record->time;
  return FALSE;
}

/* An incident cannot be over before it happened. */
static gboolean
check_end (SummerOpenPanel *self, SummerTime end)
{
  Beginning beginning = { self->thing.id, SUMMER_TIME_NONE };
  g_autofree char *time = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->thing.day != summer_desk_dialog_get_day (self->dialog))
    return TRUE;
  if (!summer_incident_note_each (summer_desk_dialog_get_store (self->dialog),
                                  summer_workplace_get_class (
                                      summer_desk_dialog_get_workplace (self->dialog)),
                                  take_beginning, &beginning, &error))
    {
      summer_desk_dialog_say (self->dialog, SUMMER_TONE_BAD, error->message);
      return FALSE;
    }
  if (beginning.time == SUMMER_TIME_NONE || end >= beginning.time)
    return TRUE;
  time = summer_time_dup_text (beginning.time);
  text = g_strdup_printf (_ ("It happened at %s: write when it was over after that."), time);
  summer_desk_dialog_say_at (self->dialog, GTK_WIDGET (self->time), text);
  return FALSE;
}

/* What must be there before the desk is asked. TRUE = nothing is missing. */
static gboolean
read_fields (SummerOpenPanel *self, const Option *option, SummerOpenWork *work)
{
  const gboolean may_be_empty = self->thing.kind == SUMMER_OPEN_CHILD_UNMARKED;

  if (gtk_widget_get_visible (self->time_box)
      && (!summer_field_get_time (self->time, &work->time)
          || (work->time == SUMMER_TIME_NONE && !may_be_empty)))
    {
      summer_desk_dialog_say_at (self->dialog, GTK_WIDGET (self->time),
                                 _ ("Write the time like 16:55."));
      return FALSE;
    }
  if (self->thing.kind == SUMMER_OPEN_INCIDENT && !check_end (self, work->time))
    return FALSE;
  if (option->other)
    {
      work->collector = summer_field_dup_text (self->collector);
      work->telephone = summer_field_dup_text (self->telephone);
      work->confirmed_by = g_strdup (summer_staff_choice_get (self->confirmed_by));
      if (summer_workplace_get_by (summer_desk_dialog_get_workplace (self->dialog)) == NULL)
        {
          summer_desk_dialog_say (self->dialog, SUMMER_TONE_BAD,
                                  _ ("Choose above, under “Done by”, who releases the child."));
          return FALSE;
        }
      if (work->collector == NULL)
        {
          summer_desk_dialog_say_at (self->dialog, GTK_WIDGET (self->collector),
                                     _ ("Write who collects the child."));
          return FALSE;
        }
    }
  if (!option->text)
    return TRUE;

  work->text = summer_field_dup_text (self->text);
  if (work->text == NULL)
    summer_desk_dialog_say_at (self->dialog, GTK_WIDGET (self->text),
                               _ ("Write it here, in a few words."));
  else if (option->other && work->confirmed_by == NULL)
    summer_desk_dialog_say_at (self->dialog, GTK_WIDGET (self->confirmed_by),
                               _ ("A second member of staff must confirm it: choose who."));
  else
    return TRUE;
  return FALSE;
}

void
summer_open_panel_carry_out (SummerOpenPanel *self)
{
  const Option *option;
  SummerOpenWork *work;
  SummerDay day;

  g_return_if_fail (SUMMER_IS_OPEN_PANEL (self));

  option = get_option (self);
  if (!self->shown || option == NULL)
    return;

  work = summer_open_work_new (&self->thing);
  work->option = option->value;
  work->alone = option->alone;
  work->collector = g_strdup (option->collector);
  if (!read_fields (self, option, work))
    {
      summer_open_work_free (work);
      return;
    }

  /* A sample is thrown away today, an incident ends on the day that is closed. */
  day = self->thing.kind == SUMMER_OPEN_SAMPLE     ? SUMMER_DAY_NONE
        : self->thing.kind == SUMMER_OPEN_INCIDENT ? summer_desk_dialog_get_day (self->dialog)
                                                   : self->thing.day;
  summer_desk_dialog_run (self->dialog, day, NULL, summer_open_work_run, work,
                          summer_open_work_free);
}

void
summer_open_panel_choose (SummerOpenPanel *self, guint number)
{
  const Option *option;

  g_return_if_fail (SUMMER_IS_OPEN_PANEL (self));

  if (!self->shown || number >= self->options->len)
    return;

  summer_line_choose (self->list, (int) number, FALSE);
  option = self->options->pdata[number];
  if (option->other)
    gtk_widget_grab_focus (GTK_WIDGET (self->collector));
  else if (option->text)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  else if (option->ready)
    summer_open_panel_carry_out (self);
}

void
summer_open_panel_set_dialog (SummerOpenPanel *self, SummerDeskDialog *dialog)
{
  g_return_if_fail (SUMMER_IS_OPEN_PANEL (self) && self->dialog == NULL);

  self->dialog = dialog;
}

static void
summer_open_panel_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_OPEN_PANEL (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_open_panel_parent_class)->dispose (object);
}

static void
summer_open_panel_finalize (GObject *object)
{
  SummerOpenPanel *self = SUMMER_OPEN_PANEL (object);

  clear_thing (self);
  g_ptr_array_unref (self->options);

  G_OBJECT_CLASS (summer_open_panel_parent_class)->finalize (object);
}

static void
summer_open_panel_class_init (SummerOpenPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_open_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_open_panel_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-open-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, title);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, what);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, warnings);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, question);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, list);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, time_box);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, time_label);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, time);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, other_box);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, collector);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, telephone);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, confirmed_by);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, text_box);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, text_label);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, text);
  gtk_widget_class_bind_template_child (widget_class, SummerOpenPanel, carry_out);
  gtk_widget_class_bind_template_callback (widget_class, update_fields);
  gtk_widget_class_bind_template_callback (widget_class, summer_open_panel_carry_out);
}

static void
summer_open_panel_init (SummerOpenPanel *self)
{
  self->options = g_ptr_array_new_with_free_func (option_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
