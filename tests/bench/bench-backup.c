/* Makes a backup of a database, encrypted and read back, against one loop that reads the same file, encrypts it with the
 * bare secretstream and writes it. Both wait until it is on the disk. Takes turns; prints two seconds a repetition: ours,
 * theirs. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdlib.h>
#include <unistd.h>

#include "summer-backup.h"

#define PART (256 * 1024)

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
time_ours (SummerStore *store, const char *to)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!summer_store_backup_for (store, to, SUMMER_OCCASION_ASKED, NULL, &error))
    g_error ("%s", error->message);
  return seconds_since (start);
}

static double
time_theirs (const char *database, const char *to)
{
  static guint8 part[PART], sealed[PART + crypto_secretstream_xchacha20poly1305_ABYTES];
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES] = { 1 };
  guint8 header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  crypto_secretstream_xchacha20poly1305_state state;
  gint64 start = g_get_monotonic_time ();
  int from = g_open (database, O_RDONLY, 0), out = g_open (to, O_RDWR | O_CREAT | O_TRUNC, 0600);
  gssize n;

  crypto_secretstream_xchacha20poly1305_init_push (&state, header, key);
  while ((n = read (from, part, sizeof part)) > 0)
    {
      unsigned long long size = 0;

      crypto_secretstream_xchacha20poly1305_push (&state, sealed, &size, part,
                                                  (unsigned long long) n, NULL, 0, 0);
      if (write (out, sealed, size) != (gssize) size)
        g_error ("%s cannot be written", to);
    }
  if (n < 0 || fsync (out) != 0)
    g_error ("%s cannot be copied", database);
  close (from);
  close (out);
  return seconds_since (start);
}

int
main (int argc, char **argv)
{
  if (argc != 4 || sodium_init () < 0)
    g_error ("usage: bench-backup DATABASE FOLDER REPETITIONS");

  g_autofree char *ours = g_build_filename (argv[2], "ours.summer-backup", NULL);
  g_autofree char *theirs = g_build_filename (argv[2], "theirs", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (argv[1], SUMMER_STORE_READ_ONLY, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  time_theirs (argv[1], theirs); /* both find the file in memory */
  for (int i = 0; i < atoi (argv[3]); i++)
    {
      double one = time_ours (store, ours), other = time_theirs (argv[1], theirs);

      g_print ("%f %f\n", one, other);
    }
  g_unlink (ours);
  g_unlink (theirs);
  return EXIT_SUCCESS;
}
