/*
 * Put before libc (LD_PRELOAD): every call that changes what a disk holds, of all threads, is counted in one row, and the
 * one asked for fails, or is preceded by a copy of the library as a kill at that moment would leave it. strace does the
 * same from outside at ten times the time, which is too slow for thousands of calls; inject.ts holds the two together.
 *
 * FAULT_CONTROL: a file of struct control, shared with whoever steers. FAULT_PLACES: what counts, path prefixes between
 * colons, whole paths where `$` ends them. FAULT_NAMES: which calls count, the beginnings of their names between colons; all without. FAULT_COPIES: a folder; before each counted call `cp -a` copies what FAULT_COPY names to FAULT_COPIES/<call>-<said>,
 * `said` being how many writes to standard output came before.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

struct control {
  uint64_t armed; /* nothing is counted while it is 0 */
  uint64_t count; /* calls so far */
  uint64_t at;    /* the call that fails, from 1; 0: none */
  uint64_t stays; /* later ones fail too, where they need room */
  uint64_t error; /* errno */
  uint64_t fired; /* how many failed */
  char last[1024]; /* the call that failed first: its name and path */
};

static volatile struct control *control;
static const char *places[8], *names[8], *copies, *copy;
static int log_fd = -1;
static uint64_t said;
static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
/* What runs inside the shim is not to be counted. */
static __thread int inside;

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

static void split(const char *list, const char **parts) {
  int n = 0;
  for (char *text = strdup(list), *part; n < 7 && (part = strsep(&text, ":"));) parts[n++] = part;
}

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAULT_CONTROL"), *list = getenv("FAULT_PLACES");
  if (!file || !list) return;
  int fd = open(file, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void *map = mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (map == MAP_FAILED) return;
  split(list, places);
  if (getenv("FAULT_NAMES")) split(getenv("FAULT_NAMES"), names);
  copies = getenv("FAULT_COPIES");
  copy = getenv("FAULT_COPY");
  const char *log = getenv("FAULT_LOG");
  if (log) log_fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  control = map;
}

static int begins(const char *text, const char **with, int minds_ends) {
  for (int n = 0; with[n]; n++) {
    size_t size = strlen(with[n]);
    /* `$` at its end: nothing more. */
    int whole = size && with[n][size - 1] == '$';
    size -= whole;
    if (!strncmp(text, with[n], size) && (!whole || !minds_ends || !text[size])) return 1;
  }
  return 0;
}
static int is_ours(const char *name, const char *path) {
  return begins(path, places, 1) && (!names[0] || begins(name, names, 1));
}
/* On the disk that counts, whether this call is counted or not. */
static int is_near(const char *path) {
  return begins(path, places, 0);
}

static void keep(uint64_t call) {
  char to[4096], *args[] = {"cp", "-a", "--", (char *)copy, to, 0};
  char *plain[] = {"PATH=/usr/bin:/bin", 0};
  snprintf(to, sizeof to, "%s/%llu-%llu", copies, (unsigned long long)call, (unsigned long long)said);
  pid_t pid;
  int status;
  if (posix_spawn(&pid, "/bin/cp", 0, 0, args, plain) || waitpid(pid, &status, 0) < 0 || status) abort();
}

/* A disk that is full still removes and shortens. */
static int needs_room(const char *name) {
  return strncmp(name, "unlink", 6) && strncmp(name, "rmdir", 5) && strncmp(name, "ftruncate", 9);
}

/* 1 where the call is to fail; errno is set then. */
static int counted(const char *name, const char *path) {
  if (!control || inside || !control->armed) return 0;
  if (!is_ours(name, path)) {
    if (!control->stays || !control->fired || !is_near(path) || !needs_room(name)) return 0;
    errno = (int)control->error;
    return 1;
  }
  inside = 1;
  pthread_mutex_lock(&one);
  uint64_t call = ++control->count;
  int fails = control->at && (call == control->at || (control->stays && call > control->at && needs_room(name)));
  if (fails && !control->fired++) snprintf((char *)control->last, sizeof control->last, "%s %s", name, path);
  if (log_fd >= 0) dprintf(log_fd, "%llu %s %s\n", (unsigned long long)call, name, path);
  /* Others wait meanwhile: the copy is of one moment. */
  if (copies) keep(call);
  pthread_mutex_unlock(&one);
  inside = 0;
  if (fails) errno = (int)control->error;
  return fails;
}

static int counted_fd(const char *name, int fd) {
  if (!control || inside || !control->armed) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  return counted(name, path);
}

static int counted_at(const char *name, int folder, const char *path) {
  if (!control || inside || !control->armed) return 0;
  if (path[0] == '/') return counted(name, path);
  char link[64], base[4096], whole[8192];
  if (folder == AT_FDCWD) {
    if (!getcwd(base, sizeof base)) return 0;
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t size = readlink(link, base, sizeof base - 1);
    if (size < 0) return 0;
    base[size] = 0;
  }
  snprintf(whole, sizeof whole, "%s/%s", base, path);
  return counted(name, whole);
}

#define ON_FD(type, name, params, ...) \
  type name params { REAL(name); if (counted_fd(#name, fd)) return -1; return real(__VA_ARGS__); }
#define ON_PATH(name, params, ...) \
  int name params { REAL(name); if (counted_at(#name, AT_FDCWD, path)) return -1; return real(__VA_ARGS__); }
#define ON_AT(name, params, ...) \
  int name params { REAL(name); if (counted_at(#name, folder, path)) return -1; return real(__VA_ARGS__); }

ssize_t write(int fd, const void *data, size_t size) {
  REAL(write);
  if (fd == 1 && !inside) said++;
  if (counted_fd("write", fd)) return -1;
  return real(fd, data, size);
}
ON_FD(ssize_t, writev, (int fd, const struct iovec *parts, int n), fd, parts, n)
ON_FD(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), fd, data, size, at)
ON_FD(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), fd, data, size, at)
ON_FD(ssize_t, pwritev, (int fd, const struct iovec *parts, int n, off_t at), fd, parts, n, at)
ON_FD(ssize_t, pwritev64, (int fd, const struct iovec *parts, int n, off64_t at), fd, parts, n, at)
ON_FD(int, ftruncate, (int fd, off_t size), fd, size)
ON_FD(int, ftruncate64, (int fd, off64_t size), fd, size)
ON_FD(int, fallocate, (int fd, int mode, off_t from, off_t size), fd, mode, from, size)
ON_FD(int, fsync, (int fd), fd)
ON_FD(int, fdatasync, (int fd), fd)
ON_PATH(rename, (const char *path, const char *to), path, to)
ON_PATH(link, (const char *path, const char *to), path, to)
ON_PATH(symlink, (const char *target, const char *path), target, path)
ON_PATH(unlink, (const char *path), path)
ON_PATH(mkdir, (const char *path, mode_t mode), path, mode)
ON_PATH(rmdir, (const char *path), path)
ON_AT(renameat, (int folder, const char *path, int other, const char *to), folder, path, other, to)
ON_AT(renameat2, (int folder, const char *path, int other, const char *to, unsigned how), folder, path, other, to, how)
ON_AT(linkat, (int folder, const char *path, int other, const char *to, int how), folder, path, other, to, how)
ON_AT(unlinkat, (int folder, const char *path, int how), folder, path, how)
ON_AT(mkdirat, (int folder, const char *path, mode_t mode), folder, path, mode)

/* libc calls its own unlink, rmdir and mkdir here, not these; Node's rmSync goes this way, by libstdc++. */
int remove(const char *path) {
  if (!unlink(path)) return 0;
  return errno == EISDIR || errno == EPERM ? rmdir(path) : -1;
}
char *mkdtemp(char *path) {
  REAL(mkdtemp);
  if (counted_at("mkdir", AT_FDCWD, path)) return 0;
  return real(path);
}

ssize_t copy_file_range(int from, off64_t *from_at, int fd, off64_t *at, size_t size, unsigned how) {
  REAL(copy_file_range);
  if (counted_fd("copy_file_range", fd)) return -1;
  return real(from, from_at, fd, at, size, how);
}
ssize_t sendfile(int fd, int from, off_t *at, size_t size) {
  static ssize_t (*real)(int, int, off_t *, size_t);
  if (!real) real = dlsym(RTLD_NEXT, "sendfile");
  if (counted_fd("sendfile", fd)) return -1;
  return real(fd, from, at, size);
}
/* Only where a file is made by it. */
static int made(const char *name, int folder, const char *path, int how) {
  return (how & O_CREAT) && control && control->armed && faccessat(folder, path, F_OK, 0) && counted_at(name, folder, path);
}
#define OPENS(name, params, folder, ...) \
  int name params { \
    static int (*real) params; \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    va_list list; \
    va_start(list, how); \
    mode_t mode = how & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; \
    va_end(list); \
    if (made(#name, folder, path, how)) return -1; \
    return real(__VA_ARGS__); \
  }
OPENS(open, (const char *path, int how, ...), AT_FDCWD, path, how, mode)
OPENS(open64, (const char *path, int how, ...), AT_FDCWD, path, how, mode)
OPENS(openat, (int folder, const char *path, int how, ...), folder, folder, path, how, mode)
OPENS(openat64, (int folder, const char *path, int how, ...), folder, folder, path, how, mode)
/* Of libuv: what older libcs have no function for. */
long syscall(long number, ...) {
  static long (*real)(long, ...);
  if (!real) real = dlsym(RTLD_NEXT, "syscall");
  va_list list;
  va_start(list, number);
  long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long);
  long d = va_arg(list, long), e = va_arg(list, long), f = va_arg(list, long);
  va_end(list);
  if (number == 326 /* copy_file_range, x86-64 */ && counted_fd("copy_file_range", (int)c)) return -1;
  return real(number, a, b, c, d, e, f);
}
