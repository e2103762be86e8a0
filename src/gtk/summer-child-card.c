#include "config.h"

#include "summer-child-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-today-words.h"

struct _SummerChildCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *name, *about, *times;
  SummerChip *presence;
  GtkWidget *notices, *forbidden;
};

G_DEFINE_FINAL_TYPE (SummerChildCard, summer_child_card, GTK_TYPE_WIDGET)

static void
summer_child_card_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_CHILD_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_child_card_parent_class)->dispose (object);
}

static void
summer_child_card_class_init (SummerChildCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_child_card_dispose;
  g_type_ensure (SUMMER_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-child-card.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerChildCard, box);
  gtk_widget_class_bind_template_child (widget_class, SummerChildCard, name);
  gtk_widget_class_bind_template_child (widget_class, SummerChildCard, about);
  gtk_widget_class_bind_template_child (widget_class, SummerChildCard, times);
  gtk_widget_class_bind_template_child (widget_class, SummerChildCard, presence);
  gtk_widget_class_bind_template_child (widget_class, SummerChildCard, notices);
  gtk_widget_class_bind_template_child (widget_class, SummerChildCard, forbidden);
}

static void
summer_child_card_init (SummerChildCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
summer_child_card_new (void)
{
  return g_object_new (SUMMER_TYPE_CHILD_CARD, NULL);
}

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A tinted card: an icon, a line in red, what stands at its right, and more below it. */
static void
append_notice (GtkWidget *to,
               const char *style,
               const char *icon,
               const char *title,
               const char *aside,
               const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *first = new_line (title, "bad-strong");

  gtk_widget_add_css_class (card, "notice");
  gtk_widget_add_css_class (card, style);
  gtk_box_append (GTK_BOX (card),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "pixel-size", 16,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (head), first);
  if (aside != NULL)
    gtk_box_append (GTK_BOX (head), new_line (aside, "faint"));
  gtk_box_append (GTK_BOX (lines), head);
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (lines), new_line (text, NULL));
  gtk_box_append (GTK_BOX (card), lines);
  gtk_box_append (GTK_BOX (to), card);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static char *
dup_times (const SummerDayChild *child)
{
  g_autofree char *in = summer_today_words_dup_in (child);
  g_autofree char *out = summer_today_words_dup_out (child);

  if (*out != '\0')
    /* Translators: with whom and when a child came and went. */
    return g_strdup_printf (_ ("%s, collected %s"), in, out);
  return *in != '\0' ? g_strdup_printf (_ ("came %s"), in) : g_strdup ("");
}

static void
show_medicines (SummerChildCard *self, const SummerClassDay *day, guint child)
{
  for (guint i = 0; i < day->n_medicines; i++)
    {
      const SummerDayMedicine *medicine = &day->medicines[i];
      g_autofree char *time = summer_time_dup_text (medicine->time);
      g_autofree char *title = NULL;

      if (medicine->child != child)
        continue;
      title = g_strdup_printf ("%s %s %s", time, medicine->drug, medicine->dose);
      append_notice (self->notices, "mild", "summer-health-symbolic", title,
                     medicine->given  ? C_ ("medicine", "given")
                     : medicine->done ? C_ ("medicine", "not given")
                                      : C_ ("medicine", "to give"),
                     medicine->done ? medicine->given_note : medicine->note);
    }
}

void
summer_child_card_set_child (SummerChildCard *self, const SummerClassDay *day, guint child)
{
  const SummerDayChild *of;
  g_autofree char *about = NULL, *times = NULL, *flags = NULL;
  const char *icon;

  g_return_if_fail (SUMMER_IS_CHILD_CARD (self) && day != NULL && child < day->n_children);

  of = &day->children[child];
  about = summer_today_words_dup_about (day, child);
  times = dup_times (of);
  flags = summer_class_day_dup_flags (day, child);
  summer_today_words_get_tone (of, &icon);

  gtk_label_set_text (self->name, of->name);
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->times, times);
  summer_today_words_set_presence (self->presence, of->presence);
  clear (self->notices);
  if (flags != NULL)
    append_notice (self->notices, "grave", icon, flags, NULL, NULL);
  if (of->former != NULL)
    append_notice (self->notices, "mild", "summer-journal-symbolic",
                   _ ("Corrected after signing off"), NULL, of->former);
  if (of->health != NULL && *of->health != '\0')
    append_notice (self->notices, "mild", "summer-health-symbolic", of->health, NULL, NULL);
  show_medicines (self, day, child);
  gtk_widget_set_visible (self->notices, gtk_widget_get_first_child (self->notices) != NULL);
  summer_child_card_set_forbidden (self, NULL);
}

/**
 * summer_child_card_dup_tail:
 * @telephone: (nullable): the whole number; no more of it than its end is shown at the door
 */
char *
summer_child_card_dup_tail (const char *telephone)
{
  const size_t length = telephone != NULL ? strlen (telephone) : 0;

  return length < 4 ? NULL : g_strdup_printf (_ ("ends in %s"), telephone + length - 4);
}

static void
show_forbidden (SummerChildCard *self, const SummerReleasePerson *person)
{
  g_autofree char *tail = summer_child_card_dup_tail (person->telephone);
  g_autofree char *day = summer_day_dup_text (person->signed_on);
  g_autofree char *source = NULL, *title = NULL, *text = NULL;

  if (person->relationship != NULL)
    /* Translators: a person and what it is to the child, who must not collect it. */
    title = g_strdup_printf (_ ("Must not collect: %s (%s)"), person->name, person->relationship);
  else
    title = g_strdup_printf (_ ("Must not collect: %s"), person->name);
  if (person->signed_on != SUMMER_DAY_NONE && person->signed_by != NULL)
    source = g_strdup_printf (_ ("%s asked for it in writing on %s"), person->signed_by, day);
  else if (person->signed_by != NULL)
    source = g_strdup_printf (_ ("%s asked for it in writing"), person->signed_by);
  if (source != NULL && person->note != NULL)
    text = g_strdup_printf ("%s%s%s", source, C_ ("list", "; "), person->note);
  else
    text = g_strdup (source != NULL ? source : person->note);
  append_notice (self->forbidden, "grave", "summer-forbid-symbolic", title, tail, text);
}

/**
 * summer_child_card_set_forbidden:
 * @check: (nullable): read at once, not kept
 */
void
summer_child_card_set_forbidden (SummerChildCard *self, const SummerReleaseCheck *check)
{
  g_return_if_fail (SUMMER_IS_CHILD_CARD (self));

  clear (self->forbidden);
  for (guint i = 0; check != NULL && i < check->forbidden->len; i++)
    show_forbidden (self, check->forbidden->pdata[i]);
  gtk_widget_set_visible (self->forbidden, check != NULL && check->forbidden->len > 0);
}
