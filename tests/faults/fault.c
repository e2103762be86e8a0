/* Loaded into a program before its libraries (LD_PRELOAD), this lets one call to the system fail, or one request of
 * SQLite for memory, and moves the clock. Told by the environment:
 *
 *   FAULT_KIND    write, sync, open, read, memory, or none: calls are only counted
 *   FAULT_ERRNO   what the call fails with, a number
 *   FAULT_AT      which call of that kind fails, from 1
 *   FAULT_LASTS   set: and all after it
 *   FAULT_PATH    only files whose path holds this
 *   FAULT_COUNT   a file to which the number of calls is written at the end
 *   FAULT_CLOCK   seconds that are added to the time of day
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

typedef enum
{
  NONE,
  WRITE,
  SYNC,
  OPEN,
  READ,
  MEMORY,
} Kind;

static Kind wanted;
static int fails_with = EIO, lasts;
static long fails_at, clock_offset;
static const char *wanted_path;
static atomic_long counted;

#define REAL(type, name) ((type) dlsym (RTLD_NEXT, name))

/* A fault is due. */
static int
is_due (void)
{
  long now = atomic_fetch_add (&counted, 1) + 1;

  return fails_at > 0 && (now == fails_at || (lasts && now > fails_at));
}

static int
is_meant (Kind kind, int fd)
{
  char link[40], path[4096];

  if (wanted != kind || wanted_path == NULL)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink (link, path, sizeof path - 1);
  if (n < 0)
    return 0;
  path[n] = '\0';
  return strstr (path, wanted_path) != NULL;
}

static int
fails (Kind kind, int fd)
{
  if (!is_meant (kind, fd) || !is_due ())
    return 0;
  errno = fails_with;
  return 1;
}

/* {{{ Memory of SQLite */

static sqlite3_mem_methods real_memory;

static void *
faulty_malloc (int size)
{
  return is_due () ? NULL : real_memory.xMalloc (size);
}

static void *
faulty_realloc (void *memory, int size)
{
  return is_due () ? NULL : real_memory.xRealloc (memory, size);
}

/* }}} */

static void __attribute__ ((constructor)) start (void)
{
  static const char *const names[] = { "none", "write", "sync", "open", "read", "memory" };
  const char *kind = getenv ("FAULT_KIND"), *at = getenv ("FAULT_AT");
  const char *number = getenv ("FAULT_ERRNO"), *offset = getenv ("FAULT_CLOCK");

  for (int i = 0; kind != NULL && i <= MEMORY; i++)
    if (strcmp (names[i], kind) == 0)
      wanted = (Kind) i;
  wanted_path = getenv ("FAULT_PATH");
  fails_at = at != NULL ? atol (at) : 0;
  fails_with = number != NULL ? atoi (number) : EIO;
  clock_offset = offset != NULL ? atol (offset) : 0;
  lasts = getenv ("FAULT_LASTS") != NULL;
  if (wanted == MEMORY && sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory) == SQLITE_OK)
    {
      sqlite3_mem_methods faulty = real_memory;

      faulty.xMalloc = faulty_malloc;
      faulty.xRealloc = faulty_realloc;
      sqlite3_config (SQLITE_CONFIG_MALLOC, &faulty);
    }
}

static void __attribute__ ((destructor)) end (void)
{
  const char *path = getenv ("FAULT_COUNT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%ld\n", atomic_load (&counted));
  fclose (file);
}

/* {{{ Files */

ssize_t
write (int fd, const void *data, size_t size)
{
  return fails (WRITE, fd)
             ? -1
             : REAL (ssize_t (*) (int, const void *, size_t), "write") (fd, data, size);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  /* As much as there is room for, as a disk that fills up does. */
  if (is_meant (WRITE, fd) && is_due ())
    {
      if (size > 1 && fails_with == ENOSPC)
        REAL (ssize_t (*) (int, const void *, size_t, off64_t), "pwrite64")
      (fd, data, size / 2, offset);
      errno = fails_with;
      return -1;
    }
  return REAL (ssize_t (*) (int, const void *, size_t, off64_t), "pwrite64") (fd, data, size,
                                                                              offset);
}

ssize_t
pread64 (int fd, void *data, size_t size, off64_t offset)
{
  if (is_meant (READ, fd) && is_due ())
    {
      /* A short read, where that is asked for with 0: the rest comes with the next one. */
      if (fails_with == 0)
        return REAL (ssize_t (*) (int, void *, size_t, off64_t),
                     "pread64") (fd, data, (size + 1) / 2, offset);
      errno = fails_with;
      return -1;
    }
  return REAL (ssize_t (*) (int, void *, size_t, off64_t), "pread64") (fd, data, size, offset);
}

int
ftruncate64 (int fd, off64_t size)
{
  return fails (WRITE, fd) ? -1 : REAL (int (*) (int, off64_t), "ftruncate64") (fd, size);
}

int
fsync (int fd)
{
  return fails (SYNC, fd) ? -1 : REAL (int (*) (int), "fsync") (fd);
}

int
fdatasync (int fd)
{
  return fails (SYNC, fd) ? -1 : REAL (int (*) (int), "fdatasync") (fd);
}

/* A disk that may only be read: what would write, or make a file, is refused. */
int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  if (wanted == OPEN && wanted_path != NULL && strstr (path, wanted_path) != NULL
      && (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && is_due ())
    {
      errno = fails_with;
      return -1;
    }
  return REAL (int (*) (const char *, int, ...), "open64") (path, flags, mode);
}

/* }}} */
/* {{{ The clock */

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  int result = REAL (int (*) (clockid_t, struct timespec *), "clock_gettime") (clock, now);

  if (result == 0 && clock == CLOCK_REALTIME)
    now->tv_sec += clock_offset;
  return result;
}

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  int result = REAL (int (*) (struct timeval *, void *), "gettimeofday") (now, zone);

  if (result == 0)
    now->tv_sec += clock_offset;
  return result;
}

time_t
time (time_t *now)
{
  time_t result = REAL (time_t (*) (time_t *), "time") (NULL) + clock_offset;

  if (now != NULL)
    *now = result;
  return result;
}

/* }}} */
