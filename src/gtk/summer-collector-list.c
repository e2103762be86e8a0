#include "config.h"

#include "summer-collector-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-child-card.h"

struct _SummerCollectorList
{
  GtkWidget parent_instance;

  const SummerReleaseCheck *check; /* borrowed; NULL = none */
  gboolean alone;                  /* the last number is "goes home alone" */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SummerCollectorList, summer_collector_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
get_chosen (SummerCollectorList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
selected_cb (SummerCollectorList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activated_cb (SummerCollectorList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Enter is for the one chosen, if anybody is. The list would take the one who has the focus. */
static gboolean
key_pressed_cb (SummerCollectorList *self, guint key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return FALSE;
  activated_cb (self);
  return TRUE;
}

static void
summer_collector_list_dispose (GObject *object)
{
  SummerCollectorList *self = SUMMER_COLLECTOR_LIST (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      gtk_widget_unparent (GTK_WIDGET (self->list));
    }
  self->list = NULL;
  self->check = NULL;

  G_OBJECT_CLASS (summer_collector_list_parent_class)->dispose (object);
}

static void
summer_collector_list_class_init (SummerCollectorListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_collector_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", SUMMER_TYPE_COLLECTOR_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", SUMMER_TYPE_COLLECTOR_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
summer_collector_list_init (SummerCollectorList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "collectors");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who may collect"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  /* A click chooses and no more: to let a child go is a step of its own. */
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

GtkWidget *
summer_collector_list_new (void)
{
  return g_object_new (SUMMER_TYPE_COLLECTOR_LIST, NULL);
}

static GtkWidget *
new_label (const char *text, float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Never cut off: four digits that lack one are another number. */
static GtkWidget *
new_aside (const char *text, const char *style)
{
  GtkWidget *label = new_label (text, 1, style);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_visible (label, text != NULL);
  return label;
}

static GtkWidget *
new_avatar (const SummerReleasePerson *person)
{
  GtkWidget *avatar = adw_avatar_new (40, NULL, FALSE);
  g_autoptr (GdkTexture) photo = NULL;

  if (person != NULL && person->photo != NULL)
    photo = gdk_texture_new_from_bytes (person->photo, NULL);
  if (photo != NULL)
    adw_avatar_set_custom_image (ADW_AVATAR (avatar), GDK_PAINTABLE (photo));
  return avatar;
}

static GtkWidget *
new_validity (const char *text, gboolean may)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = new_label (text, 0, may ? "good" : "bad");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name",
                                may ? "summer-pass-symbolic" : "summer-forbid-symbolic",
                                "pixel-size", 12, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, "css-classes",
                                (const char *[]){ may ? "good" : "bad", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* number 0 = cannot be chosen. */
static void
append_row (SummerCollectorList *self,
            guint number,
            const SummerReleasePerson *person,
            const char *name,
            const char *relationship,
            const char *validity)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *digit = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("–");
  g_autofree char *tail = person != NULL ? summer_child_card_dup_tail (person->telephone) : NULL;
  const char *brought = person != NULL && person->brought ? C_ ("collector", "brought") : NULL;
  g_autofree char *spoken
      = g_strdup_printf ("%s %s %s, %s, %s %s", digit, name, relationship, validity,
                         tail != NULL ? tail : "", brought != NULL ? brought : "");

  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", digit, "valign", GTK_ALIGN_CENTER,
                                "css-classes", (const char *[]){ "stroke", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), new_avatar (person));
  gtk_box_append (GTK_BOX (names), new_label (name, 0, "strong"));
  gtk_box_append (GTK_BOX (names), new_label (relationship, 0, NULL));
  gtk_box_append (GTK_BOX (middle), names);
  gtk_box_append (GTK_BOX (middle), new_validity (validity, number > 0));
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_widget_set_valign (middle, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (end), new_aside (tail, "faint-figure"));
  gtk_box_append (GTK_BOX (end), new_aside (brought, "faint"));
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), end);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), number > 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), number > 0);
  if (number == 0)
    gtk_widget_add_css_class (row, "barred");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

static void
append_person (SummerCollectorList *self, guint number, const SummerReleasePerson *person)
{
  g_autofree char *validity = summer_release_person_dup_validity (person);

  append_row (self, number, person, person->name,
              person->relationship != NULL ? person->relationship : "", validity);
}

static void
append_alone (SummerCollectorList *self)
{
  g_autofree char *day = summer_day_dup_text (self->check->alone_signed_on);
  g_autofree char *text
      = self->check->alone_signed_by != NULL
            /* Translators: who signed that the child may go home alone, and when. */
            ? g_strdup_printf (_ ("signed by %s on %s"), self->check->alone_signed_by, day)
            : g_strdup_printf (_ ("signed on %s"), day);

  append_row (self, self->check->n_valid + 1, NULL, _ ("Goes home alone"), "", text);
}

/**
 * summer_collector_list_set_check:
 * @check: (nullable): borrowed until the next call
 * @alone: whether going home alone is among the choices, where a document allows it
 */
void
summer_collector_list_set_check (SummerCollectorList *self,
                                 const SummerReleaseCheck *check,
                                 gboolean alone)
{
  GtkWidget *row;

  g_return_if_fail (SUMMER_IS_COLLECTOR_LIST (self));

  self->check = check;
  self->alone = alone && check != NULL && check->alone;
  g_signal_handlers_block_by_func (self->list, selected_cb, self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; check != NULL && i < check->n_valid; i++)
    append_person (self, i + 1, check->persons->pdata[i]);
  if (self->alone)
    append_alone (self);
  g_signal_handlers_unblock_by_func (self->list, selected_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

/**
 * summer_collector_list_set_barred:
 * @check: (nullable): read at once, not kept
 *
 * Shows those instead who are listed and may not collect on the day.
 */
void
summer_collector_list_set_barred (SummerCollectorList *self, const SummerReleaseCheck *check)
{
  g_return_if_fail (SUMMER_IS_COLLECTOR_LIST (self));

  summer_collector_list_set_check (self, NULL, FALSE);
  for (guint i = check != NULL ? check->n_valid : 0; check != NULL && i < check->persons->len; i++)
    append_person (self, 0, check->persons->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static guint
get_n_choices (SummerCollectorList *self)
{
  return self->check != NULL ? self->check->n_valid + (self->alone ? 1 : 0) : 0;
}

gboolean
summer_collector_list_choose (SummerCollectorList *self, guint number)
{
  g_return_val_if_fail (SUMMER_IS_COLLECTOR_LIST (self), FALSE);

  if (number > get_n_choices (self))
    return FALSE;
  gtk_list_box_select_row (self->list,
                           number > 0 ? gtk_list_box_get_row_at_index (self->list, (int) number - 1)
                                      : NULL);
  return TRUE;
}

gboolean
summer_collector_list_move (SummerCollectorList *self, int step)
{
  int chosen;

  g_return_val_if_fail (SUMMER_IS_COLLECTOR_LIST (self), FALSE);

  chosen = get_chosen (self);
  if (get_n_choices (self) == 0)
    return FALSE;
  chosen = chosen < 0 ? (step > 0 ? 0 : (int) get_n_choices (self) - 1) : chosen + step;
  return summer_collector_list_choose (self,
                                       (guint) CLAMP (chosen, 0, (int) get_n_choices (self) - 1)
                                           + 1);
}

const SummerReleasePerson *
summer_collector_list_get_person (SummerCollectorList *self)
{
  int chosen;

  g_return_val_if_fail (SUMMER_IS_COLLECTOR_LIST (self), NULL);

  chosen = get_chosen (self);
  return chosen >= 0 && self->check != NULL && (guint) chosen < self->check->n_valid
             ? self->check->persons->pdata[chosen]
             : NULL;
}

gboolean
summer_collector_list_get_alone (SummerCollectorList *self)
{
  g_return_val_if_fail (SUMMER_IS_COLLECTOR_LIST (self), FALSE);

  return self->alone && get_chosen (self) == (int) self->check->n_valid;
}
