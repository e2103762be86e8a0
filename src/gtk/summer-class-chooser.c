#include "config.h"

#include "summer-class-chooser.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-page.h"
#include "summer-pinyin.h"
#include "summer-scroll.h"
#include "summer-table-row.h"

typedef struct
{
  gint64 id;
  char *text;              /* owned: code and name, as shown */
  char *folded, *initials; /* owned: what a search is compared with */
} Choice;

struct _SummerClassChooser
{
  GtkWidget parent_instance;

  SummerWorkplace *workplace;    /* owned */
  GPtrArray *choices;            /* of Choice, owned; by code */
  char *words;                   /* owned: what is searched for, folded; NULL = everything */
  GListStore *rows;              /* owned: the numbers of the choices */
  GtkFilter *filter;             /* owned */
  GtkSingleSelection *selection; /* owned: the choices that the search leaves */

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *none;
};

G_DEFINE_FINAL_TYPE (SummerClassChooser, summer_class_chooser, GTK_TYPE_WIDGET)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->text);
  g_free (choice->folded);
  g_free (choice->initials);
  g_free (choice);
}

typedef struct
{
  SummerOffice *office; /* borrowed */
  GPtrArray *choices;   /* borrowed */
} Collecting;

/* Of the unions shown: the class that is open may be of another one, and stays open. */
static gboolean
collect_class (const SummerClassRecord *record, gpointer user_data)
{
  const Collecting *collecting = user_data;
  Choice *choice;

  if (!summer_office_shows_union (collecting->office, record->union_name))
    return TRUE;
  choice = g_new0 (Choice, 1);
  choice->id = record->id;
  choice->text = g_strdup_printf ("%s %s", record->code, record->name);
  choice->folded = g_utf8_casefold (choice->text, -1);
  choice->initials = summer_pinyin_dup_initials (record->name);
  g_ptr_array_add (collecting->choices, choice);
  return TRUE;
}

static const Choice *
get_choice (SummerClassChooser *self, gpointer row)
{
  return g_ptr_array_index (self->choices, summer_table_row_get_number (row));
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SummerClassChooser *self = user_data;
  const Choice *choice = get_choice (self, item);

  return self->words == NULL || strstr (choice->folded, self->words) != NULL
         || strstr (choice->initials, self->words) != NULL;
}

static void
show_what_is_left (SummerClassChooser *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  SummerOffice *office = summer_workplace_get_office (self->workplace);

  gtk_label_set_text (self->none,
                      self->choices->len > 0 ? _ ("No class of this code or name")
                      : summer_office_get_union (office) != NULL
                          ? _ ("No classes of this union: choose another one with Ctrl+U")
                          : _ ("No classes yet: import the workbook first"));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

static void
select_position (SummerClassChooser *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  summer_scroll_to_item (GTK_WIDGET (self->list), position);
}

static void
search_changed_cb (SummerClassChooser *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  g_clear_pointer (&self->words, g_free);
  if (*words != '\0')
    self->words = g_utf8_casefold (words, -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    select_position (self, 0);
  show_what_is_left (self);
}

static void
select_present (SummerClassChooser *self)
{
  const gint64 present = summer_workplace_get_class (self->workplace);

  for (guint i = 0; i < self->choices->len; i++)
    if (((Choice *) g_ptr_array_index (self->choices, i))->id == present)
      select_position (self, i);
}

/* Read when asked for: a list of a thousand classes is kept by nobody who does not look at it. */
static void
show_cb (SummerClassChooser *self)
{
  SummerOffice *office;
  SummerStore *store;
  Collecting collecting;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GError) error = NULL;

  if (self->workplace == NULL)
    return;

  office = summer_workplace_get_office (self->workplace);
  store = summer_office_get_store (office);
  collecting = (Collecting){ office, choices };
  gtk_editable_set_text (self->entry, "");
  g_clear_pointer (&self->words, g_free);
  g_list_store_remove_all (self->rows);
  if (store != NULL
      && !summer_class_each (store, summer_office_get_programme (office), collect_class,
                             &collecting, &error))
    g_ptr_array_set_size (choices, 0);

  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (rows, summer_table_row_new (i));
  g_ptr_array_unref (self->choices);
  self->choices = g_steal_pointer (&choices);
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  show_what_is_left (self);
  if (error != NULL)
    gtk_label_set_text (self->none, error->message);
  select_present (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Back to where one writes on the page: the keys are for the class now, not for its button. */
static void
leave (SummerClassChooser *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), SUMMER_TYPE_PAGE);

  gtk_popover_popdown (self->popover);
  if (page != NULL)
    gtk_widget_grab_focus (page);
}

static void
choose (SummerClassChooser *self, gpointer row)
{
  if (row == NULL)
    return;
  summer_workplace_set_class (self->workplace, get_choice (self, row)->id);
  leave (self);
}

static void
entry_activate_cb (SummerClassChooser *self)
{
  choose (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
list_activate_cb (SummerClassChooser *self, guint position)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  choose (self, row);
}

static void
stop_search_cb (SummerClassChooser *self)
{
  leave (self);
}

/* The arrows move the choice while the entry keeps the focus, so that one can go on typing. */
static gboolean
key_pressed_cb (SummerClassChooser *self, guint key)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || selected == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (key == GDK_KEY_Down)
    select_position (self, MIN (selected + 1, n - 1));
  else if (key == GDK_KEY_Up)
    select_position (self, selected > 0 ? selected - 1 : 0);
  else
    return FALSE;
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SummerClassChooser *self)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      get_choice (self, gtk_list_item_get_item (item))->text);
}

static gboolean
take_title (const SummerClassRecord *record, gpointer user_data)
{
  SummerClassChooser *self = user_data;
  g_autofree char *text = NULL;

  if (record->id != summer_workplace_get_class (self->workplace))
    return TRUE;
  text = g_strdup_printf ("%s %s", record->code, record->name);
  gtk_label_set_text (self->label, text);
  return FALSE;
}

static void
update (SummerClassChooser *self)
{
  SummerOffice *office = summer_workplace_get_office (self->workplace);
  SummerStore *store = summer_office_get_store (office);
  g_autoptr (GError) error = NULL;
  g_autofree char *spoken = NULL;

  gtk_label_set_text (self->label, C_ ("chooser", "No class"));
  if (store != NULL
      && !summer_class_each (store, summer_office_get_programme (office), take_title, self, &error))
    g_info ("The class has no name to show: %s", error->message); /* the page says so too */

  /* Translators: said of the button that chooses the class; %s is its code and name. */
  spoken = g_strdup_printf (_ ("Class: %s"), gtk_label_get_text (self->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (SUMMER_CLASS_CHOOSER (widget)->button);
}

static void
summer_class_chooser_dispose (GObject *object)
{
  SummerClassChooser *self = SUMMER_CLASS_CHOOSER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->list = NULL;
  self->button = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_object (&self->workplace);

  G_OBJECT_CLASS (summer_class_chooser_parent_class)->dispose (object);
}

static void
summer_class_chooser_finalize (GObject *object)
{
  SummerClassChooser *self = SUMMER_CLASS_CHOOSER (object);

  g_ptr_array_unref (self->choices);
  g_free (self->words);

  G_OBJECT_CLASS (summer_class_chooser_parent_class)->finalize (object);
}

static void
summer_class_chooser_class_init (SummerClassChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_class_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_class_chooser_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-class-chooser.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "class-chooser.open", NULL, open_action);
  gtk_widget_class_bind_template_child (widget_class, SummerClassChooser, button);
  gtk_widget_class_bind_template_child (widget_class, SummerClassChooser, label);
  gtk_widget_class_bind_template_child (widget_class, SummerClassChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, SummerClassChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, SummerClassChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerClassChooser, list);
  gtk_widget_class_bind_template_child (widget_class, SummerClassChooser, none);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}

static void
summer_class_chooser_init (SummerClassChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->rows = g_list_store_new (SUMMER_TYPE_TABLE_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                        g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
summer_class_chooser_new (void)
{
  return g_object_new (SUMMER_TYPE_CLASS_CHOOSER, NULL);
}

/**
 * summer_class_chooser_set_workplace:
 *
 * Gives the button the workplace whose class it shows and chooses, once.
 */
void
summer_class_chooser_set_workplace (SummerClassChooser *self, SummerWorkplace *workplace)
{
  g_return_if_fail (SUMMER_IS_CLASS_CHOOSER (self) && SUMMER_IS_WORKPLACE (workplace));
  g_return_if_fail (self->workplace == NULL);

  self->workplace = g_object_ref (workplace);
  g_signal_connect_object (workplace, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (summer_workplace_get_office (workplace), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}
