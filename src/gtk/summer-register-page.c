#include "config.h"

#include "summer-register-page-private.h"

#include <glib/gi18n.h>

#include "summer-form-printer.h"
#include "summer-register-words.h"

G_DEFINE_FINAL_TYPE (SummerRegisterPage, summer_register_page, SUMMER_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_SPAN,
  PROP_TYPING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

void
summer_register_page_say (SummerRegisterPage *self, const char *text, gboolean bad)
{
  gtk_label_set_text (self->said_label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->said_label), text);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->said_label), "bad-strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said_label), "bad-strong");
}

static void
said_cb (SummerRegisterPage *self, const char *text)
{
  summer_register_page_say (self, text, text != NULL);
}

static void
selected_cb (SummerRegisterPage *self)
{
  g_autofree char *text = NULL;
  SummerRegisterBlock block;

  summer_register_grid_get_block (self->grid, &block);
  if (block.n_days > 0)
    text = summer_register_dup_block_words (self->reg, &block);
  gtk_label_set_text (self->selection_label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->selection_label), text);
  summer_register_page_ask_to_type (self);
}

static SummerPeriod
get_period (SummerRegisterPage *self)
{
  return self->week ? summer_day_get_week (self->shown) : summer_day_get_month (self->shown);
}

static void
show_status (SummerRegisterPage *self,
             const char *icon,
             const char *title,
             const char *text,
             gboolean start,
             gboolean import)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_widget_set_visible (self->start, start);
  gtk_widget_set_visible (self->import, import);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/* What is done to cells needs cells. */
static void
enable_actions (SummerRegisterPage *self)
{
  static const char *const names[]
      = { "register.today", "register.mark",      "register.copy",       "register.cut",
          "register.paste", "register.fill-down", "register.fill-right", "register.select-all",
          "sheet.copy",     "register.typing" };
  const gboolean has_cells = self->reg != NULL && self->reg->n_children > 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], has_cells);
  gtk_widget_set_sensitive (self->print, has_cells);
  gtk_widget_set_sensitive (self->print_blank, has_cells);
  if (self->reg == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.previous", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.next", FALSE);
    }
}

static void
clear_register (SummerRegisterPage *self)
{
  summer_register_grid_set_register (self->grid, NULL);
  g_clear_pointer (&self->reg, summer_register_free);
}

/* As short as the headings of the days: the name of the class needs the room. */
static char *
dup_week (const SummerPeriod *week)
{
  int first_month, first_day, last_month, last_day;

  summer_day_to_ymd (week->first, NULL, &first_month, &first_day);
  summer_day_to_ymd (week->last, NULL, &last_month, &last_day);
  return g_strdup_printf ("%d/%d–%d/%d", first_month, first_day, last_month, last_day);
}

/* There is a class; where there is nothing in it, the bar stays, to choose another one. */
static void
show_register (SummerRegisterPage *self)
{
  const SummerClassFacts *of = self->reg->of;
  const SummerPeriod period = get_period (self);
  g_autofree char *text = self->week ? dup_week (&period) : summer_day_dup_month (period.first);

  gtk_label_set_text (self->period_label, text);
  summer_form_printer_aim (self->print, self->week ? "register-week" : "register-month", &period);
  summer_form_printer_aim (self->print_blank,
                           self->week ? "register-week-blank" : "register-month-blank", &period);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.previous",
                                 of->first_day != SUMMER_DAY_NONE && of->first_day < period.first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.next",
                                 of->last_day != SUMMER_DAY_NONE && of->last_day > period.last);
  if (of->n_children == 0)
    show_status (self, "summer-children-symbolic", _ ("No Children in This Class Yet"),
                 _ ("Import the sheet of children of the programme workbook, or choose another "
                    "class."),
                 FALSE, TRUE);
  else
    gtk_stack_set_visible_child_name (self->stack, "content");
}

static gboolean
load (SummerRegisterPage *self, GError **error)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  const gint64 class_id = summer_workplace_get_class (self->workplace);
  g_autoptr (SummerRegister) former = NULL;
  SummerRegister *reg;
  SummerPeriod period;
  SummerDay today;
  gboolean fresh;

  summer_workplace_get_now (self->workplace, &today, NULL);
  if (class_id != self->class_id)
    {
      self->class_id = class_id;
      self->shown = SUMMER_DAY_NONE;
      self->kept = FALSE;
    }
  fresh = self->shown == SUMMER_DAY_NONE;
  if (fresh)
    self->shown = today;
  period = get_period (self);
  reg = summer_register_load (summer_office_get_store (office), class_id, period.first, period.last,
                              today, error);
  if (reg == NULL)
    return FALSE;
  /* One begins with today while the class is held, else with its day that is nearest. */
  if (fresh && reg->of->first_day != SUMMER_DAY_NONE
      && (today < reg->of->first_day || today > reg->of->last_day))
    {
      self->shown = CLAMP (today, reg->of->first_day, reg->of->last_day);
      summer_register_free (reg);
      return load (self, error);
    }
  former = g_steal_pointer (&self->reg);
  self->reg = reg;
  summer_register_grid_set_register (self->grid, reg);
  show_register (self);
  enable_actions (self);
  selected_cb (self);
  return TRUE;
}

static void
reload (SummerRegisterPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (summer_office_get_programme (office) != 0 && summer_workplace_get_class (self->workplace) != 0
      && load (self, &error))
    return;
  clear_register (self);
  enable_actions (self);
  selected_cb (self);
  gtk_label_set_text (self->period_label, "");
  if (error != NULL)
    show_status (self, "dialog-warning-symbolic", _ ("The Register Cannot Be Read"), error->message,
                 FALSE, FALSE);
  else if (summer_office_get_programme (office) == 0)
    show_status (
        self, "document-new-symbolic", _ ("No programme yet"),
        _ ("Begin a programme from the rules of your union, look at the invented sample, or "
           "import a workbook."),
        TRUE, TRUE);
  else
    show_status (
        self, "document-open-symbolic", _ ("No classes yet"),
        _ ("Import the workbook with the classes and the children. An empty template is on "
           "the same page."),
        FALSE, TRUE);
}

static void
workplace_changed_cb (SummerRegisterPage *self)
{
  summer_page_refresh (SUMMER_PAGE (self));
}

static void
summer_register_page_refresh (SummerPage *page)
{
  SummerRegisterPage *self = SUMMER_REGISTER_PAGE (page);

  if (self->workplace == NULL)
    {
      self->workplace = summer_workplace_get (summer_page_get_office (page));
      summer_class_chooser_set_workplace (self->chooser, self->workplace);
      g_signal_connect_object (self->workplace, "changed", G_CALLBACK (workplace_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  reload (self);
}

static void
go_to (SummerRegisterPage *self, SummerDay day)
{
  if (self->workplace == NULL || day == SUMMER_DAY_NONE)
    return;
  self->shown = day;
  reload (self);
  summer_register_grid_go_to_day (self->grid, day);
}

static void
summer_register_page_show (SummerPage *page, GVariant *target)
{
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT32))
    go_to (SUMMER_REGISTER_PAGE (page), g_variant_get_int32 (target));
}

/* One entry of the journal; what is shown after it is what is stored. */
void
summer_register_page_write (SummerRegisterPage *self, GArray *marks, const char *reason)
{
  const SummerDesk desk = summer_workplace_get_desk (self->workplace, SUMMER_DAY_NONE, reason);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (summer_desk_mark (&desk, (const SummerDeskMark *) (gpointer) marks->data, marks->len, &done,
                        &error))
    {
      reload (self);
      summer_register_grid_marked (self->grid);
      summer_register_page_say (self, done != NULL ? done : _ ("Nothing to change"), FALSE);
      return;
    }
  if (g_error_matches (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REASON))
    {
      if (self->kept && reason == NULL)
        summer_register_page_write (self, marks, self->reason);
      else
        summer_register_page_ask (self, marks, error);
      return;
    }
  reload (self);
  gtk_widget_error_bell (GTK_WIDGET (self));
  summer_register_page_say (self, error->message, TRUE);
}

static void
mark_cb (SummerRegisterPage *self, GArray *marks)
{
  summer_register_page_write (self, marks, NULL);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRegisterPage *self = SUMMER_REGISTER_PAGE (widget);
  const gboolean back = g_str_has_suffix (name, "previous");
  SummerPeriod period;

  if (self->reg == NULL)
    return;
  period = get_period (self);
  go_to (self, back ? period.first - 1 : period.last + 1);
  /* Forward one begins at the beginning. */
  if (!back)
    summer_register_grid_go_to_day (self->grid, get_period (self).first);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRegisterPage *self = SUMMER_REGISTER_PAGE (widget);
  SummerDay today;

  if (self->reg == NULL)
    return;
  summer_workplace_get_now (self->workplace, &today, NULL);
  if (self->reg->of->first_day != SUMMER_DAY_NONE)
    today = CLAMP (today, self->reg->of->first_day, self->reg->of->last_day);
  go_to (self, today);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* The buttons of the page do what the keys of the sheet do, to what is selected there. */
static void
grid_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *grid = GTK_WIDGET (SUMMER_REGISTER_PAGE (widget)->grid);

  gtk_widget_grab_focus (grid);
  gtk_widget_activate_action_variant (grid, name, parameter);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.save-as", "s", "attendance");
}

static GtkWidget *
summer_register_page_get_commands (SummerPage *page)
{
  return GTK_WIDGET (page);
}

static gboolean
summer_register_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_REGISTER_PAGE (widget)->grid));
}

static void
summer_register_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  SummerRegisterPage *self = SUMMER_REGISTER_PAGE (object);

  switch (id)
    {
    case PROP_SPAN:
      g_value_set_static_string (value, self->week ? "week" : "month");
      break;
    case PROP_TYPING:
      g_value_set_boolean (value, summer_register_grid_get_typing (self->grid));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
set_week (SummerRegisterPage *self, gboolean week)
{
  SummerDay day = self->shown;
  guint child, at;

  if (self->week == week)
    return;
  if (self->reg != NULL && self->reg->n_children > 0)
    {
      summer_register_grid_get_cell (self->grid, &child, &at);
      day = self->reg->days[at].day;
    }
  self->week = week;
  go_to (self, day);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPAN]);
}

static void
set_typing (SummerRegisterPage *self, gboolean typing)
{
  if (summer_register_grid_get_typing (self->grid) == typing)
    return;
  summer_register_grid_set_typing (self->grid, typing);
  self->kept = FALSE;
  if (typing)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      summer_register_page_say (
          self, _ ("1 2 3 4 mark and go on to the next child; BackSpace goes back."), FALSE);
      summer_register_page_ask_to_type (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TYPING]);
}

static void
summer_register_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  SummerRegisterPage *self = SUMMER_REGISTER_PAGE (object);

  switch (id)
    {
    case PROP_SPAN:
      set_week (self, g_strcmp0 (g_value_get_string (value), "week") == 0);
      break;
    case PROP_TYPING:
      set_typing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
summer_register_page_dispose (GObject *object)
{
  SummerRegisterPage *self = SUMMER_REGISTER_PAGE (object);

  if (self->grid != NULL)
    clear_register (self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->reason, g_free);

  G_OBJECT_CLASS (summer_register_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  static const char *const of_grid[]
      = { "register.copy",       "register.cut",        "register.paste", "register.fill-down",
          "register.fill-right", "register.select-all", "sheet.copy" };

  gtk_widget_class_install_action (klass, "register.previous", NULL, turn_action);
  gtk_widget_class_install_action (klass, "register.next", NULL, turn_action);
  gtk_widget_class_install_action (klass, "register.today", NULL, today_action);
  gtk_widget_class_install_action (klass, "sheet.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "register.mark", "i", grid_action);
  for (guint i = 0; i < G_N_ELEMENTS (of_grid); i++)
    gtk_widget_class_install_action (klass, of_grid[i], NULL, grid_action);
  gtk_widget_class_install_property_action (klass, "register.span", "span");
  gtk_widget_class_install_property_action (klass, "register.typing", "typing");

  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "register.previous", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "register.next",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Home, GDK_ALT_MASK, "register.today", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_t, GDK_CONTROL_MASK, "register.typing", NULL);
}

static void
summer_register_page_class_init (SummerRegisterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  object_class->get_property = summer_register_page_get_property;
  object_class->set_property = summer_register_page_set_property;
  object_class->dispose = summer_register_page_dispose;
  widget_class->grab_focus = summer_register_page_grab_focus;
  page_class->refresh = summer_register_page_refresh;
  page_class->show = summer_register_page_show;
  page_class->get_commands = summer_register_page_get_commands;

  properties[PROP_SPAN]
      = g_param_spec_string ("span", NULL, NULL, "month",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TYPING]
      = g_param_spec_boolean ("typing", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (SUMMER_TYPE_CLASS_CHOOSER);
  g_type_ensure (SUMMER_TYPE_REGISTER_GRID);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, status);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, start);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, import);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, period_label);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, print);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, print_blank);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, selection_label);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, said_label);
  gtk_widget_class_bind_template_child (widget_class, SummerRegisterPage, grid);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  install_actions (widget_class);
}

static void
summer_register_page_init (SummerRegisterPage *self)
{
  self->shown = SUMMER_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

SummerRegisterGrid *
summer_register_page_get_grid (SummerRegisterPage *self)
{
  g_return_val_if_fail (SUMMER_IS_REGISTER_PAGE (self), NULL);

  return self->grid;
}

/**
 * summer_register_page_get_period:
 *
 * Returns: the days shown, whole weeks or a whole month; none before there is a class to show
 */
SummerPeriod
summer_register_page_get_period (SummerRegisterPage *self)
{
  const SummerPeriod none = { SUMMER_DAY_NONE, SUMMER_DAY_NONE };

  g_return_val_if_fail (SUMMER_IS_REGISTER_PAGE (self), none);

  return self->shown != SUMMER_DAY_NONE ? get_period (self) : none;
}
