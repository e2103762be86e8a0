#include "config.h"

#include "summer-application.h"

#include <glib/gi18n.h>

#include "summer-about.h"
#include "summer-settings.h"
#include "summer-window.h"
#include "summer-workplace.h"

struct _SummerApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* owned */
};

G_DEFINE_FINAL_TYPE (SummerApplication, summer_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Closing asks each window, so that work under way ends first. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  summer_about_present (gtk_application_get_active_window (user_data));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
};

static void
style_changed_cb (SummerApplication *self)
{
  const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  guint style = g_settings_get_enum (self->settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (style, G_N_ELEMENTS (schemes) - 1)]);
}

static void
summer_application_startup (GApplication *application)
{
  SummerApplication *self = SUMMER_APPLICATION (application);
  const char *quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (summer_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  self->settings = summer_settings_new ();
  g_signal_connect_swapped (self->settings, "changed::style", G_CALLBACK (style_changed_cb), self);
  style_changed_cb (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_keys);
  summer_window_add_keys (GTK_APPLICATION (self));
}

static SummerWindow *
find_window (SummerApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SUMMER_IS_WINDOW (l->data)
        && g_strcmp0 (summer_office_get_path (summer_window_get_office (l->data)), path) == 0)
      return l->data;

  return NULL;
}

/* A second start with the same database raises its window; with another one it opens a second window. */
static int
summer_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  SummerApplication *self = SUMMER_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree char *given = NULL;
  g_autofree char *path = NULL;
  const char *today = NULL;
  SummerDay day = SUMMER_DAY_NONE;
  SummerWindow *window;

  if (g_variant_dict_lookup (options, "database", "^ay", &given))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, given);

      path = g_file_get_path (file);
      if (path == NULL)
        {
          g_application_command_line_printerr (command_line,
                                               _ ("%s is not a file on this computer.\n"), given);
          return 2;
        }
    }
  else
    path = summer_store_dup_default_path ();

  if (g_variant_dict_lookup (options, "today", "&s", &today)
      && (day = summer_day_parse (today)) == SUMMER_DAY_NONE)
    {
      g_application_command_line_printerr (command_line,
                                           _ ("“%s” is no date. Write it like 2019-07-23.\n"),
                                           today);
      return 2;
    }

  window = find_window (self, path);
  if (window == NULL)
    {
      g_autoptr (SummerOffice) office = summer_office_new (path);

      window = summer_window_new (GTK_APPLICATION (self), office, self->settings);
    }
  if (day != SUMMER_DAY_NONE)
    summer_workplace_set_now (summer_workplace_get (summer_window_get_office (window)), day,
                              SUMMER_TIME_NONE);
  gtk_window_present (GTK_WINDOW (window));
  return 0;
}

static void
summer_application_finalize (GObject *object)
{
  g_clear_object (&SUMMER_APPLICATION (object)->settings);

  G_OBJECT_CLASS (summer_application_parent_class)->finalize (object);
}

static void
summer_application_class_init (SummerApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = summer_application_startup;
  application_class->command_line = summer_application_command_line;
  G_OBJECT_CLASS (klass)->finalize = summer_application_finalize;
}

static void
summer_application_init (SummerApplication *self)
{
  const GOptionEntry options[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Open this database instead of your own"), N_ ("FILE") },
    { "today", 't', 0, G_OPTION_ARG_STRING, NULL,
      N_ ("Work as on this day, to practise on an invented programme"), N_ ("DATE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Summer childcare classes: rosters, verdicts and the subsidy."));
}

SummerApplication *
summer_application_new (void)
{
  return g_object_new (SUMMER_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/org/summerclasses/SummerClasses", NULL);
}
